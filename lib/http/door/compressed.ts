// What every answer carries that Next gives: packed where the asker can unpack, and told to caches by what it may differ.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { Duplex } from 'node:stream'
import {
  NEXT_ROUTER_PREFETCH_HEADER,
  NEXT_ROUTER_SEGMENT_PREFETCH_HEADER,
  NEXT_ROUTER_STATE_TREE_HEADER,
  RSC_HEADER,
} from 'next/dist/client/components/app-router-headers.js'

/** The middleware with which Next packs, and its own copy of it: another may pack in another way. */
type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
const makeCompress: () => Compress = createRequire(import.meta.url)('next/dist/compiled/compression')
let compress: Compress | undefined

const VARY = [
  RSC_HEADER,
  NEXT_ROUTER_STATE_TREE_HEADER,
  NEXT_ROUTER_PREFETCH_HEADER,
  NEXT_ROUTER_SEGMENT_PREFETCH_HEADER,
].join(', ')

const nothing = () => undefined

/** The middleware never ends what it packs by when whoever asked has gone: `on` answers what a listener was really given to. */
function release(response: ServerResponse): void {
  const heard: unknown = response.on('drain', nothing)
  if (heard !== response && heard instanceof Duplex) heard.destroy()
  else response.off('drain', nothing)
}

/** For each answer, before it begins. */
export function packAsNext(request: IncomingMessage, response: ServerResponse): void {
  compress ??= makeCompress()
  compress(request, response, nothing)
  response.once('close', () => {
    if (!response.writableFinished) release(response)
  })
  response.appendHeader('vary', VARY)
}
