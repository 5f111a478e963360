// Answers programs with a problem instead of an error page when they ask for JSON or send a key.
import type { ServerResponse } from 'node:http'
import type { FailureCode } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import { problemOf } from '@/lib/http/platform/dialect'

interface Asked {
  /** Already with the secrets of a link taken out. */
  path: string
  requestId: string
  appUrl: string
}

/** Which problem a page stands for; undefined where it is an answer. */
function problemBehind(status: number): FailureCode | undefined {
  if (status === 404) return 'Route.NotFound'
  if (status === 503) return 'Server.Unavailable'
  return status >= 500 ? 'Server.Unexpected' : undefined
}

/** Lets problems take the place of the pages that say them. Only the page itself knows whether it has something to show. */
export function answerInJson(response: ServerResponse, { appUrl, path, requestId }: Asked): void {
  const { end, write, writeHead } = response
  let problem: string | undefined

  response.writeHead = function head(this: ServerResponse, status: number, ...rest: unknown[]) {
    const code = problemBehind(status)
    if (code === undefined || !/^text\/html\b/i.test(String(this.getHeader('content-type') ?? '')))
      return Reflect.apply(writeHead, this, [status, ...rest])
    problem = JSON.stringify(
      problemOf(new Failure(code), { requestId, appUrl, route: path, path: encodeURI(path) }),
    )
    for (const name of ['content-encoding', 'content-length', 'etag', 'link', 'transfer-encoding'])
      this.removeHeader(name)
    this.setHeader('content-type', 'application/problem+json; charset=utf-8')
    this.setHeader('content-length', Buffer.byteLength(problem))
    return Reflect.apply(writeHead, this, [status])
  } as typeof writeHead

  const begin = () => {
    if (!response.headersSent) response.writeHead(response.statusCode)
  }
  response.write = function part(this: ServerResponse, ...chunk: unknown[]) {
    begin()
    if (problem === undefined) return Reflect.apply(write, this, chunk)
    const done = chunk.find((one) => typeof one === 'function')
    if (done) process.nextTick(done as () => void)
    return true
  } as typeof write
  response.end = function last(this: ServerResponse, ...chunk: unknown[]) {
    begin()
    if (problem === undefined) return Reflect.apply(end, this, chunk)
    return Reflect.apply(end, this, [problem, ...chunk.filter((one) => typeof one === 'function')])
  } as typeof end
}
