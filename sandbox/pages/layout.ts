// The shell of every page of the sandbox: says that no money is real, allows only its own scripts.
import { html, raw } from 'hono/html'

type Markup = ReturnType<typeof html> | string

export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

export interface PageOptions {
  title: string
  body: Markup
  scripts?: string[]
  bodyClass?: string
  sheets?: string[]
  status?: number
  /** Frames of a host page and the bank's modal say it in their own words. */
  hasRibbon?: boolean
}

export async function page(options: PageOptions): Promise<Response> {
  const sheets = options.sheets ?? ['page.css']
  const text = await html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${options.title} · Sandbox</title>
    ${sheets.map((sheet) => html`<link rel="stylesheet" href="/endive/${sheet}" />`)}
    ${(options.scripts ?? []).map((source) => html`<script src="${source}" defer></script>`)}
  </head>
  <body class="${options.bodyClass ?? ''}">
    ${options.hasRibbon === false ? '' : html`<aside class="ribbon" aria-label="About this page">Sandbox: no real money</aside>`}
    ${typeof options.body === 'string' ? raw(options.body) : options.body}
  </body>
</html>`
  return new Response(String(text), {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}

export function missingPage(what: string): Promise<Response> {
  return page({
    title: 'Not found',
    status: 404,
    body: html`<main class="narrow"><h1>There is no such ${what}</h1><p class="soft">The address may be old, or the sandbox was reset.</p></main>`,
  })
}
