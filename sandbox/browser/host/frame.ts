// One iframe of the sandbox in the host page, with calls into it and events out of it.
import { type ElementError, type FrameSetup, isToHost, type ToFrame, type ToHost } from '../shared/messages'

export interface FrameOptions {
  origin: string
  path: string
  title: string
  heightPx: number
  /** Read when the frame says hello, so that it always starts from the newest options. */
  setup: () => FrameSetup
  onEvent: (name: string, detail: unknown) => void
}

/** A frame answered a call with an error meant for the host page. */
export class FrameRefusal extends Error {
  constructor(readonly error: ElementError) {
    super(error.message)
  }
}

let frameCount = 0

export class Frame {
  readonly iframe: HTMLIFrameElement
  private readonly pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >()
  private queue: ToFrame[] = []
  private isUp = false
  private callCount = 0

  constructor(private readonly options: FrameOptions) {
    frameCount += 1
    this.iframe = document.createElement('iframe')
    this.iframe.name = `__privateStripeFrame${frameCount}`
    this.iframe.title = options.title
    this.iframe.setAttribute('allow', 'payment *')
    Object.assign(this.iframe.style, {
      border: '0',
      display: 'block',
      height: `${options.heightPx}px`,
      // A frame is see-through only while its colour scheme equals that of its document.
      colorScheme: 'normal',
    })
    this.iframe.src = `${options.origin}${options.path}#${encodeURIComponent(location.origin)}`
    window.addEventListener('message', this.hear)
  }

  send(message: ToFrame): void {
    if (!this.isUp) {
      this.queue.push(message)
      return
    }
    this.iframe.contentWindow?.postMessage({ from: 'remit-host', ...message }, this.options.origin)
  }

  call(method: string, argument?: unknown): Promise<unknown> {
    this.callCount += 1
    const id = this.callCount
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject })
      this.send({ kind: 'call', id, method, argument })
    })
  }

  destroy(): void {
    this.disconnect()
    this.iframe.remove()
  }

  /** Hears it no longer; somebody else takes it away. */
  disconnect(): void {
    window.removeEventListener('message', this.hear)
    for (const call of this.pending.values()) call.reject(new Error('The element was destroyed.'))
    this.pending.clear()
  }

  private readonly hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.iframe.contentWindow || event.origin !== this.options.origin) return
    if (isToHost(event.data)) this.handle(event.data)
  }

  private handle(message: ToHost): void {
    switch (message.kind) {
      case 'hello': {
        const waiting = this.queue
        this.queue = []
        this.isUp = true
        this.send({ kind: 'setup', setup: this.options.setup() })
        for (const late of waiting) this.send(late)
        return
      }
      case 'height':
        this.iframe.style.height = `${message.height}px`
        return
      case 'event':
        this.options.onEvent(message.name, message.detail)
        return
      case 'answer':
        this.pending.get(message.id)?.resolve(message.value)
        this.pending.delete(message.id)
        return
      case 'refusal':
        this.pending.get(message.id)?.reject(new FrameRefusal(message.error))
        this.pending.delete(message.id)
    }
  }
}
