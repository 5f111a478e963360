// For `npm run dev`: the front door of a server that goes on listening while the door's own sources change.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import type * as doors from '@/lib/http/door/door-server'
import type * as routes from '@/lib/http/door/route-table'
import { ROOT } from './service'

type Options = Omit<Parameters<typeof doors.createDoorServer>[0], 'routes'>

/** React explains its errors by `eval`, changes come over a socket, and Next shows faults in styles of its own: for this mode alone. */
const loosened = (policy: string): string =>
  policy
    .replace('script-src ', "script-src 'unsafe-eval' ")
    .replace("connect-src 'self'", "connect-src 'self' ws://localhost:* ws://127.0.0.1:*")
    .replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")
    .replace(/style-src-attr [^;]*/, "style-src-attr 'unsafe-inline'")
    .replace("img-src 'self'", "img-src 'self' data:")

/** The door puts its headers on at the last moment; this comes after it. */
function loosenPolicy(response: ServerResponse): void {
  const { writeHead } = response
  response.writeHead = function loose(this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    const policy = this.getHeader('content-security-policy')
    if (typeof policy === 'string') this.setHeader('content-security-policy', loosened(policy))
    return writeHead.apply(this, head)
  } as typeof writeHead
}

let generation = 0

/** Every module of ours that the door stands on is read anew under a name that no earlier one has had. */
async function readDoor(options: Options): Promise<Server> {
  generation += 1
  const scoped = register({ namespace: `door-${generation}` })
  const { createDoorServer } = (await scoped.import(
    '../../lib/http/door/door-server.ts',
    import.meta.url,
  )) as typeof doors
  const { readRouteTable } = (await scoped.import(
    '../../lib/http/door/route-table.ts',
    import.meta.url,
  )) as typeof routes
  return createDoorServer({ ...options, routes: readRouteTable(join(ROOT, 'app')) })
}

export async function openHotDoor(options: Options) {
  let door = await readDoor(options)
  let renewing: Promise<void> = Promise.resolve()
  return {
    /** Hands what a listening server hears to the door as it is now. */
    attend(server: Server): void {
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        loosenPolicy(response)
        door.emit('request', request, response)
      })
      server.on('connect', (request, socket, head) => door.emit('connect', request, socket, head))
      server.on('clientError', (error, socket) => door.emit('clientError', error, socket))
    },
    /** Where the new door cannot be read, the old one stays. One after the other, so that the newest is never replaced by an older one. */
    renew(): Promise<void> {
      const renewed = renewing.then(async () => {
        door = await readDoor(options)
      })
      renewing = renewed.catch(() => undefined)
      return renewed
    },
  }
}
