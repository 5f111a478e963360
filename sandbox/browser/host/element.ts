// One element as the host page holds it: mounts a frame, passes its events on, forwards calls.
import type { FrameSetup } from '../shared/messages'
import { Frame } from './frame'
import { IntegrationError } from './integration-error'

export type Listener = (event: unknown) => void
export type ElementOptions = Record<string, unknown>

export interface ElementPlan {
  type: string
  path: string
  title: string
  heightPx: number
}

export interface ElementOwner {
  origin: string
  setup(options: ElementOptions): FrameSetup
  /** The group's own answer before a frame may load, such as a look at the intent. */
  ready(): Promise<{ type: string; message: string } | undefined>
  forget(element: SandboxElement): void
}

export class SandboxElement {
  frame: Frame | undefined
  private box: HTMLElement | undefined
  private isDestroyed = false
  private readonly listeners = new Map<string, Set<Listener>>()
  /** Lets the group watch events before the host page hears them; true swallows the event. */
  intercept: ((name: string, detail: unknown) => boolean) | undefined

  constructor(
    readonly plan: ElementPlan,
    readonly owner: ElementOwner,
    public options: ElementOptions,
  ) {}

  mount(target: string | HTMLElement): void {
    this.assertAlive('mount')
    const place = typeof target === 'string' ? document.querySelector(target) : target
    if (!(place instanceof HTMLElement)) {
      throw new IntegrationError(
        `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
      )
    }
    if (this.frame) this.unmount()
    const box = document.createElement('div')
    box.className = '__PrivateStripeElement'
    // Four pixels beyond the box on every side, so that focus rings are not cut off.
    Object.assign(box.style, { margin: '-4px', minHeight: `${this.plan.heightPx}px`, position: 'relative' })
    place.replaceChildren(box)
    place.classList.add('StripeElement')
    this.box = box
    this.emitSoon('loaderstart', { elementType: this.plan.type })
    const frame = new Frame({
      origin: this.owner.origin,
      path: this.plan.path,
      title: this.plan.title,
      heightPx: this.plan.heightPx,
      setup: () => this.owner.setup(this.options),
      onEvent: (name, detail) => this.hear(name, detail),
    })
    frame.iframe.style.width = '100%'
    this.frame = frame
    void this.owner.ready().then((error) => {
      if (this.frame !== frame) return
      if (error) this.emit('loaderror', { elementType: this.plan.type, error })
      else box.append(frame.iframe)
    })
  }

  unmount(): void {
    this.frame?.destroy()
    this.frame = undefined
    this.box?.parentElement?.classList.remove('StripeElement', 'StripeElement--focus')
    this.box?.remove()
    this.box = undefined
  }

  destroy(): void {
    this.assertAlive('destroy')
    this.unmount()
    this.isDestroyed = true
    this.listeners.clear()
    this.owner.forget(this)
  }

  update(options: ElementOptions): this {
    this.assertAlive('update')
    this.options = { ...this.options, ...options }
    this.refresh()
    return this
  }

  /** Tells the frame that the options of the element or of its group are new. */
  refresh(): void {
    this.frame?.send({ kind: 'call', id: 0, method: 'update', argument: this.owner.setup(this.options) })
  }

  focus(): void {
    this.frame?.iframe.focus()
    this.frame?.send({ kind: 'call', id: 0, method: 'focus', argument: undefined })
  }

  blur(): void {
    this.frame?.iframe.blur()
  }

  clear(): void {
    this.frame?.send({ kind: 'call', id: 0, method: 'clear', argument: undefined })
  }

  collapse(): this {
    this.frame?.send({ kind: 'call', id: 0, method: 'collapse', argument: undefined })
    return this
  }

  on(name: string, listener: Listener): this {
    const set = this.listeners.get(name) ?? new Set()
    set.add(listener)
    this.listeners.set(name, set)
    return this
  }

  once(name: string, listener: Listener): this {
    const wrapped: Listener = (event) => {
      this.off(name, wrapped)
      listener(event)
    }
    return this.on(name, wrapped)
  }

  off(name: string, listener?: Listener): this {
    if (listener) this.listeners.get(name)?.delete(listener)
    else this.listeners.delete(name)
    return this
  }

  addEventListener(name: string, listener: Listener): this {
    return this.on(name, listener)
  }

  removeEventListener(name: string, listener?: Listener): this {
    return this.off(name, listener)
  }

  hasListener(name: string): boolean {
    return (this.listeners.get(name)?.size ?? 0) > 0
  }

  emit(name: string, event: unknown): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(event)
  }

  /** React attaches listeners just after mounting: give it the time. */
  private emitSoon(name: string, event: unknown): void {
    setTimeout(() => {
      if (!this.isDestroyed) this.emit(name, event)
    }, 0)
  }

  private hear(name: string, detail: unknown): void {
    const place = this.box?.parentElement
    if (name === 'focus') place?.classList.add('StripeElement--focus')
    if (name === 'blur') place?.classList.remove('StripeElement--focus')
    if (this.intercept?.(name, detail)) return
    this.emit(name, detail)
  }

  private assertAlive(act: string): void {
    if (this.isDestroyed) {
      throw new IntegrationError(`This Element has already been destroyed. Please create a new one. (${act})`)
    }
  }
}
