// The frame's end of the talk with its host page; only the page that opened it is heard.
import { type ElementError, type FrameSetup, isToFrame, type ToHost } from '../shared/messages'

export type Answer = { value: unknown } | { error: ElementError }
export type Methods = Record<string, (argument: unknown) => Answer | Promise<Answer>>

export interface Channel {
  emit(name: string, detail?: unknown): void
}

const hostOrigin = decodeURIComponent(location.hash.slice(1))

function tell(message: ToHost): void {
  if (hostOrigin === '' || window.parent === window) return
  window.parent.postMessage({ from: 'remit-sandbox', ...message }, hostOrigin)
}

/**
 * Starts the talk: `start` is called once with the setup and answers with what the host may call.
 * A frame that fills the host's window keeps its height to itself.
 */
export function openChannel(
  start: (setup: FrameSetup, channel: Channel) => Methods,
  size: 'content' | 'window' = 'content',
): void {
  let methods: Methods | undefined
  const channel: Channel = { emit: (name, detail) => tell({ kind: 'event', name, detail }) }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== hostOrigin || !isToFrame(event.data)) return
    const message = event.data
    if (message.kind === 'setup') {
      methods = start(message.setup, channel)
      if (size === 'content') watchHeight()
      return
    }
    void answer(message.id, methods?.[message.method], message.argument)
  })
  tell({ kind: 'hello' })
}

async function answer(id: number, method: Methods[string] | undefined, argument: unknown): Promise<void> {
  if (method === undefined) {
    tell({ kind: 'answer', id, value: undefined })
    return
  }
  try {
    const result = await method(argument)
    if ('error' in result) tell({ kind: 'refusal', id, error: result.error })
    else tell({ kind: 'answer', id, value: result.value })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    tell({ kind: 'refusal', id, error: { type: 'api_error', message } })
  }
}

/** The host gives the frame exactly the height of what it shows. */
export function watchHeight(): void {
  const report = (): void => {
    const box = document.querySelector('#root') ?? document.body
    tell({ kind: 'height', height: Math.ceil(box.getBoundingClientRect().height) })
  }
  new ResizeObserver(report).observe(document.querySelector('#root') ?? document.body)
  report()
}
