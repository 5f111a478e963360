// A load balancer in front of the replicas: it asks each whether it is ready, and notes how every request ended.
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

const ASKED_EVERY_MS = 500
/** Whoever has not said within this time that it is ready is not. */
const READY_WITHIN_MS = 2_500

/** How one request ended. */
export interface Passage {
  at: number
  ms: number
  method: string
  path: string
  status: number
  /** Who answered: a replica, or the balancer in its place. */
  by: 'app' | 'balancer'
  /** Text of what was not served, for the report. */
  said?: string
}

export interface Target {
  name: string
  port: number
  isReady: boolean
  /** When it was last taken in or out. */
  changedAt: number
}

export interface Balancer {
  url: string
  port: number
  targets: Target[]
  passages: Passage[]
  /** Called when a request has been handed to a replica, and not been answered yet. */
  onPass: ((target: Target, count: number) => void) | undefined
  /** How many have been handed on. */
  count(): number
  close(): void
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

const textOf = ({ body, headers }: Answer): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => Buffer.concat(await message.toArray())

function ask(target: Target, agent: Agent, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { headers, method, url } = incoming
    const { connection: _, ...passed } = headers
    const outgoing = request({
      ...{ host: '127.0.0.1', port: target.port, agent, method, path: url },
      headers: { ...passed, 'content-length': String(body.length) },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (message) => {
      bodyOf(message).then(
        (text) => resolve({ status: message.statusCode ?? 0, headers: message.headers, body: text }),
        reject,
      )
    })
    outgoing.end(body)
  })
}

const isRefused = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'

async function isReady({ port }: Target): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(READY_WITHIN_MS)
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`, {
      signal,
      headers: { connection: 'close' },
    })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

export async function openBalancer(ports: { name: string; port: number }[]): Promise<Balancer> {
  const targets: Target[] = ports.map((one) => ({ ...one, isReady: false, changedAt: Date.now() }))
  const agents = new Map(targets.map(({ port }) => [port, new Agent({ keepAlive: true })]))
  const passages: Passage[] = []
  let turn = 0
  let count = 0

  const mark = (target: Target, ready: boolean) => {
    if (target.isReady === ready) return
    Object.assign(target, { isReady: ready, changedAt: Date.now() })
  }
  const look = async (target: Target) => mark(target, await isReady(target))
  const timers = targets.map((target) => {
    let isLooking = false
    return setInterval(() => {
      if (isLooking) return
      isLooking = true
      void look(target).finally(() => {
        isLooking = false
      })
    }, ASKED_EVERY_MS)
  })

  /** One that says it is ready; where none does, any: it may have become so meanwhile. */
  function choose(but: Set<Target>): Target | undefined {
    const left = targets.filter((target) => !but.has(target))
    const ready = left.filter((target) => target.isReady)
    const among = ready.length > 0 ? ready : left
    return among[turn++ % among.length]
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const begun = performance.now()
    const body = await bodyOf(incoming)
    const end = (by: Passage['by'], answer: Answer) => {
      const { body: text, headers, status } = answer
      const passage = {
        ...{ at: Date.now(), ms: performance.now() - begun, status, by },
        ...{ method: incoming.method ?? '', path: incoming.url ?? '' },
      }
      passages.push(status >= 500 ? { ...passage, said: textOf(answer).slice(0, 400) } : passage)
      const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...passed } = headers
      outgoing.writeHead(status, { ...passed, 'content-length': text.length })
      outgoing.end(incoming.method === 'HEAD' ? undefined : text)
    }
    const refused = new Set<Target>()
    for (let target = choose(refused); target; target = choose(refused)) {
      try {
        const agent = agents.get(target.port)
        if (!agent) throw new Error(`nobody knows port ${target.port}`)
        const answer = ask(target, agent, incoming, body)
        balancer.onPass?.(target, ++count)
        return end('app', await answer)
      } catch (error) {
        mark(target, false)
        // What was never sent may go elsewhere; what broke in the middle may have been done.
        if (isRefused(error)) refused.add(target)
        else {
          const said = Buffer.from(`the replica broke off: ${error instanceof Error ? error.message : error}`)
          return end('balancer', { status: 502, headers: { 'content-type': 'text/plain' }, body: said })
        }
      }
    }
    const said = Buffer.from('no replica takes connections')
    end('balancer', {
      status: 503,
      headers: { 'content-type': 'text/plain', 'retry-after': '1' },
      body: said,
    })
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const balancer: Balancer = {
    ...{ url: `http://localhost:${port}`, port, targets, passages, onPass: undefined, count: () => count },
    close: () => {
      for (const timer of timers) clearInterval(timer)
      for (const agent of agents.values()) agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
  return balancer
}
