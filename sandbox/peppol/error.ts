// Errors of the sandbox's access point: a status, a code for programs, a sentence for people.
export class PeppolError extends Error {
  override name = 'PeppolError'

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail)
  }

  get body(): object {
    return { code: this.code, detail: this.message }
  }
}

/** The request is understood, and cannot be followed: the same would be refused again. */
export const unacceptable = (code: string, detail: string): PeppolError => new PeppolError(422, code, detail)
