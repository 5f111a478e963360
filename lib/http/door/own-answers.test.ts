// What the door answers by route files itself, and what it hands on; e2e/own-answers.spec.ts compares the answers with Next's.
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Answer, ownAnswers, paramsOf, type RouteModule } from './own-answers'
import type { Method, Route } from './route-table'

let server: Server | undefined
afterEach(() => server?.close())

const routeAt = (path: string, methods: readonly Method[] = ['GET']): Route => ({
  ...{ path, methods, isPage: false, file: `${path.slice(1)}/route.ts` },
  pattern: new RegExp(`^${path.replaceAll(/\[\w+\]/g, '[^/]+')}$`),
})

const faults: unknown[] = []

/** A door with one route file, in front of a Next that says its name. */
async function openDoor(path: string, module: RouteModule, isPage = false): Promise<number> {
  faults.length = 0
  const route = { ...routeAt(path), isPage }
  const answer = ownAnswers({
    built: { styles: '', script: '/built/start-ABC.js', files: new Map() },
    routes: [route, { ...routeAt('/page/[id]'), isPage: true }],
    modules: { [route.file ?? '']: async () => module },
    origin: 'http://localhost:3000',
    next: async (_request, response) => {
      response.end('Next')
    },
    onFault: (error) => faults.push(error),
  })
  const opened = createServer((request, response) => void answer(request, response))
  server = opened
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return (opened.address() as AddressInfo).port
}

const reading = (answer: Answer): RouteModule => ({ GET: answer })

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string
}

function send(port: number, path: string, { body, headers = {}, method = 'GET' }: Asked = {}) {
  return new Promise<{ answer: IncomingMessage; text: string }>((resolve, reject) => {
    const asking = ask({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ answer, text }))
      answer.on('error', reject)
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

test('a route file is asked with the address, the parameters and the body, and answers with all of its headers', async () => {
  const port = await openDoor('/things/[id]', {
    POST: async (request, { params }) => {
      const { id } = await params
      const headers = new Headers({ 'x-said': `${id} ${new URL(request.url).href} ${await request.text()}` })
      headers.append('set-cookie', 'a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT')
      headers.append('set-cookie', 'b=2')
      return new Response(null, { status: 303, headers })
    },
  })
  const { answer, text } = await send(port, '/things/a%20b?c=d', { method: 'POST', body: 'sent' })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers['x-said']).toBe('a b http://localhost:3000/things/a%20b?c=d sent')
  expect(answer.headers['set-cookie']).toEqual(['a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT', 'b=2'])
  expect(text).toBe('')
})

test('a head is what is read without its body', async () => {
  const port = await openDoor(
    '/things',
    reading(() => new Response('a body', { headers: { 'x-one': '1' } })),
  )
  const { answer, text } = await send(port, '/things', { method: 'HEAD' })
  expect([answer.statusCode, answer.headers['x-one'], text]).toEqual([200, '1', ''])
})

test('what is said to Next, spelled oddly, a page, or has no method here is handed on', async () => {
  const port = await openDoor(
    '/things/[id]',
    reading(() => new Response('own')),
  )
  const own = (path: string, asked?: Asked) => send(port, path, asked).then(({ text }) => text)
  expect(await own('/things/1')).toBe('own')
  expect(await own('/things/1?page=2')).toBe('own')
  for (const header of ['rsc', 'next-router-prefetch', 'next-action', 'x-nextjs-data', 'x-matched-path'])
    expect(await own('/things/1', { headers: { [header]: '1' } }), header).toBe('Next')
  expect(await own('/things/1', { headers: { cookie: 'a=b; __prerender_bypass=x' } })).toBe('Next')
  for (const path of [
    '/things/1/',
    '/things//1',
    '/thing%73/1',
    '/things/1?_rsc=x',
    '/things/1.rsc',
    '/page/1',
    '/',
  ])
    expect(await own(path), path).toBe('Next')
  expect(await own('/things/1', { method: 'POST' })).toBe('Next')
})

test('a route file that throws is told of, and answered 500 with nothing', async () => {
  const port = await openDoor(
    '/things',
    reading(() => {
      throw new Error('a fault')
    }),
  )
  const { answer, text } = await send(port, '/things')
  expect([answer.statusCode, text, faults]).toEqual([500, '', [new Error('a fault')]])
})

test('a body that fails breaks the answer off, and never ends it as if it were whole', async () => {
  const port = await openDoor(
    '/things',
    reading(() => {
      let parts = 0
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (parts++ < 2) controller.enqueue(new TextEncoder().encode('part'))
            else controller.error(new Error('the source ended'))
          },
        }),
      )
    }),
  )
  await expect(send(port, '/things')).rejects.toThrow('aborted')
  await expect.poll(() => faults.map(String)).toEqual(['Error: an answer broke off'])
})

test('whoever asks and goes away ends what is made for them, and is nobody’s fault', async () => {
  const ended = Promise.withResolvers<unknown>()
  const cancelled = Promise.withResolvers<unknown>()
  const port = await openDoor(
    '/things',
    reading(({ signal }) => {
      signal.addEventListener('abort', () => ended.resolve(signal.reason))
      return new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
          cancel: (reason) => cancelled.resolve(reason),
        }),
      )
    }),
  )
  const asking = ask({ host: '127.0.0.1', port, path: '/things' }, (answer) => {
    answer.once('data', () => asking.destroy())
    answer.on('error', () => undefined)
  })
  asking.on('error', () => undefined)
  asking.end()
  expect(await ended.promise).toMatchObject({ name: 'ResponseAborted' })
  expect(await cancelled.promise).toMatchObject({ name: 'ResponseAborted' })
  expect(faults).toEqual([])
})

test('a body that nobody reads on is not made on', async () => {
  let made = 0
  const port = await openDoor(
    '/things',
    reading(
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              made += 1
              if (made > 400) controller.close()
              else controller.enqueue(new Uint8Array(64 * 1024))
            },
          }),
        ),
    ),
  )
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = ask({ host: '127.0.0.1', port, path: '/things' }, resolve)
    asking.on('error', reject)
    asking.end()
  })
  answer.pause()
  let before = -1
  await expect
    .poll(() => {
      const isStill = made === before && made > 0
      before = made
      return isStill
    })
    .toBe(true)
  expect(made).toBeLessThan(400)
  let size = 0
  for await (const part of answer) size += part.length
  expect(size).toBe(400 * 64 * 1024)
})

test('parameters are decoded where the folders are spelled as they are', () => {
  const route = routeAt('/a/[one]/b/[two]')
  expect(paramsOf(route, '/a/%C3%A9/b/2')).toEqual({ one: 'é', two: '2' })
  expect(paramsOf(route, '/a/1/%62/2')).toBeUndefined()
  expect(paramsOf(route, '/a/1/b')).toBeUndefined()
})

test('a page of ours is answered whatever is said to Next, and told what the build has made for it', async () => {
  const page = reading((_request, { built }) => new Response(built.script))
  const port = await openDoor('/i/[token]', page, true)
  for (const said of ['x-usual', 'purpose', 'rsc', 'next-url'])
    expect((await send(port, '/i/one?_rsc=1', { headers: { [said]: '1' } })).text).toBe('/built/start-ABC.js')
  expect((await send(port, '/i/one/')).text).toBe('Next')
})
