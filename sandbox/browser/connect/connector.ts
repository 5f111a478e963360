// What all Connect elements of one `init` share: the session's client secret, the look, the language.
import type { Appearance } from '../shared/options'

export interface InitParams {
  publishableKey: string
  fetchClientSecret: () => Promise<string>
  appearance?: { variables?: Record<string, string> }
  locale?: string
  metaOptions?: { eagerClientSecretPromise?: Promise<string> }
}

export class Connector {
  private secret: Promise<string> | undefined
  private readonly elements = new Set<{ refresh(): void; close(): void }>()

  constructor(
    readonly origin: string,
    private params: InitParams,
  ) {
    // The loader has asked the host page for a secret already: asking again would waste a session.
    this.secret = params.metaOptions?.eagerClientSecretPromise
  }

  get publishableKey(): string {
    return this.params.publishableKey
  }

  get locale(): string {
    return this.params.locale ?? 'auto'
  }

  clientSecret(): Promise<string> {
    this.secret ??= this.params.fetchClientSecret()
    return this.secret
  }

  /** The session has expired: the next question to the host page gets a new one. */
  forgetSecret(): void {
    this.secret = undefined
  }

  /** Connect names some colours otherwise than Elements does, whose sheet the frames share. */
  appearance(): Appearance {
    const given = this.params.appearance?.variables ?? {}
    const shared = {
      colorPrimary: given.colorPrimary ?? given.buttonPrimaryColorBackground,
      colorTextSecondary: given.colorSecondaryText,
      colorTextPlaceholder: given.formPlaceholderTextColor,
    }
    const known = Object.entries(shared).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return { variables: { ...given, ...Object.fromEntries(known) } }
  }

  update(options: Partial<InitParams>): void {
    this.params = { ...this.params, ...options }
    for (const element of this.elements) element.refresh()
  }

  async logout(): Promise<void> {
    for (const element of this.elements) element.close()
    this.forgetSecret()
  }

  join(element: { refresh(): void; close(): void }): void {
    this.elements.add(element)
  }

  leave(element: { refresh(): void; close(): void }): void {
    this.elements.delete(element)
  }
}
