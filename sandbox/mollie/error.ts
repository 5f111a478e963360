// Errors in Mollie's shape, as its API answers them.
const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized Request',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export class MollieError extends Error {
  override name = 'MollieError'

  constructor(
    readonly status: number,
    detail: string,
    readonly field?: string,
  ) {
    super(detail)
  }

  get body(): object {
    return {
      status: this.status,
      title: TITLES[this.status] ?? 'Error',
      detail: this.message,
      ...(this.field === undefined ? {} : { field: this.field }),
      _links: {
        documentation: { href: 'https://docs.mollie.com/reference/handling-errors', type: 'text/html' },
      },
    }
  }
}

/** The request is understood, and cannot be followed. */
export const unprocessable = (detail: string, field?: string): MollieError =>
  new MollieError(422, detail, field)
