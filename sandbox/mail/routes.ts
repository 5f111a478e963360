// The mailbox in a browser and as JSON; a mail's HTML is shown where it can do nothing.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { missingPage, page } from '../pages/layout'
import { attachmentOf, type StoredMail } from './parse'
import type { MailStore } from './store'

/** No scripts, no forms; pictures inline or from this machine only, so that opening a mail tells nobody. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: http://127.0.0.1:* http://localhost:*',
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

export function mailRoutes(store: MailStore): Hono {
  const app = new Hono()
  app.get('/_sandbox/mail.json', (c) => c.json(matching(store, c.req.query('to'), c.req.query('subject'))))
  app.delete('/_sandbox/mail.json', async (c) => {
    await store.clear()
    return c.json({ deleted: true })
  })
  app.get('/_sandbox/mail', (c) => listPage(matching(store, c.req.query('to'), c.req.query('subject'))))
  app.get('/_sandbox/mail/:id', (c) => {
    const mail = store.find(c.req.param('id'))
    return mail ? mailPage(mail) : missingPage('mail')
  })
  app.get('/_sandbox/mail/:id/body', (c) => {
    const mail = store.find(c.req.param('id'))
    return mail ? bodyOf(mail) : missingPage('mail')
  })
  app.get('/_sandbox/mail/:id/raw', async (c) => {
    const raw = await store.raw(c.req.param('id'))
    return raw ? download(raw, `${c.req.param('id')}.eml`, 'message/rfc822') : missingPage('mail')
  })
  app.get('/_sandbox/mail/:id/attachments/:index', async (c) => {
    const raw = await store.raw(c.req.param('id'))
    const file = raw && (await attachmentOf(raw, Number(c.req.param('index'))))
    return file
      ? download(file.content, file.filename, 'application/octet-stream')
      : missingPage('attachment')
  })
  return app
}

/** Both filters ask whether the text occurs, in any case. */
function matching(store: MailStore, to = '', subject = ''): StoredMail[] {
  const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase())
  return store.list().filter((mail) => mail.to.some((one) => has(one, to)) && has(mail.subject, subject))
}

function listPage(mails: StoredMail[]): Promise<Response> {
  return page({
    title: 'Mail',
    scripts: ['/endive/scripts/control.js'],
    body: html`<div class="control">
      <header>
        <h1>Mailbox</h1>
        <p class="soft"><a href="/_sandbox">Sandbox Stripe</a> · everything that Remit has sent by mail</p>
      </header>
      <main>
        ${
          mails.length === 0
            ? html`<p class="empty">No mail yet. Send an invoice, and it arrives here.</p>`
            : html`<ul class="mails">
                  ${mails.map(
                    (mail) => html`<li>
                      <a class="mail-row" href="/_sandbox/mail/${mail.id}">
                        <strong>${mail.subject || '(no subject)'}</strong>
                        <time class="soft" datetime="${mail.receivedAt}">${mail.receivedAt.slice(0, 16).replace('T', ' ')}</time>
                        <span class="soft">to ${mail.to.join(', ')}</span>
                      </a>
                    </li>`,
                  )}
                </ul>
                <p class="acts"><button type="button" data-call="DELETE /_sandbox/mail.json" data-confirm="Delete every mail?">Empty the mailbox</button></p>`
        }
      </main>
      <div class="toast" role="status"></div>
    </div>`,
  })
}

function mailPage(mail: StoredMail): Promise<Response> {
  return page({
    title: mail.subject || 'Mail',
    body: html`<div class="control">
      <nav aria-label="Back"><a href="/_sandbox/mail">← Mailbox</a></nav>
      <main class="card">
        <h1>${mail.subject || '(no subject)'}</h1>
        <dl class="rows">
          <dt>From</dt><dd>${mail.from}</dd>
          <dt>To</dt><dd>${mail.to.join(', ')}</dd>
          <dt>Received</dt><dd>${mail.receivedAt.slice(0, 19).replace('T', ' ')} UTC</dd>
        </dl>
        <iframe class="mail-body" title="Message" src="/_sandbox/mail/${mail.id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        <p class="acts">
          ${mail.attachments.map(
            (file, index) =>
              html`<a class="button" href="/_sandbox/mail/${mail.id}/attachments/${index}">${file.filename} (${Math.ceil(file.sizeBytes / 1024)} kB)</a>`,
          )}
          <a class="button" href="/_sandbox/mail/${mail.id}/raw">Source</a>
        </p>
        ${mail.html && mail.text ? html`<details><summary>Plain text</summary><pre>${mail.text}</pre></details>` : ''}
      </main>
    </div>`,
  })
}

async function bodyOf(mail: StoredMail): Promise<Response> {
  // Links must leave the frame: they open beside the mailbox.
  const base = '<!doctype html><meta charset="utf-8"><base target="_blank">'
  const text =
    await html`<pre style="font: 15px/1.5 system-ui, sans-serif; white-space: pre-wrap; margin: 16px">${mail.text}</pre>`
  return new Response(base + (mail.html || String(text)), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': MAIL_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

function download(content: Uint8Array, filename: string, contentType: string): Response {
  return new Response(Buffer.from(content), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${filename.replace(/[^\w .-]/g, '_')}"`,
      'x-content-type-options': 'nosniff',
    },
  })
}
