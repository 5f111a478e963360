// The sandbox's control surface and log, for tests: what a payer, a bank or a fault does, and what Stripe saw.
export interface LoggedRequest {
  method: string
  path: string
  account: string | null
  idempotencyKey: string | null
  params: Record<string, unknown>
  status: number
}

export interface SandboxControl {
  post(path: string, body?: object): Promise<Record<string, unknown>>
  /** Objects of one type on one account, newest first. */
  objects(type: string, account: string): Promise<Record<string, unknown>[]>
  /** What was asked of Stripe for one account, in order. */
  requests(account: string): Promise<LoggedRequest[]>
  /** The same, and what the platform asked about it. */
  requestsAbout(account: string): Promise<LoggedRequest[]>
  /** Nothing more goes wrong with this account. */
  clearFaults(account: string): Promise<void>
}

export function sandboxControl(base: string): SandboxControl {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${base}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text)
  }
  const requestsAbout = async (account: string) =>
    ((await ask('GET', `requests?about=${account}`)) as { data: LoggedRequest[] }).data
  return {
    post: async (path, body = {}) => (await ask('POST', path, body)) as Record<string, unknown>,
    objects: async (type, account) => {
      const answer = (await ask('GET', `objects?type=${type}&account=${account}`)) as {
        data: { object: Record<string, unknown> }[]
      }
      return answer.data.map(({ object }) => object)
    },
    requestsAbout,
    requests: async (account) =>
      (await requestsAbout(account)).filter((request) => request.account === account),
    clearFaults: async (account) => void (await ask('DELETE', `faults?account=${account}`)),
  }
}
