// The mailbox as Remit's own mail client meets it, and as a person and a test read it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mailbox, startMailbox } from './mailbox'

let dataDir: string
let mailbox: Mailbox

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'remit-mailbox-'))
  mailbox = await startMailbox({ port: 0, dataDir })
  const transport = createTransport(`smtp://127.0.0.1:${mailbox.port}`)
  await transport.sendMail({
    from: 'Bäckerei Sonne <rechnung@example.com>',
    to: 'Zoë <zoe@example.com>',
    bcc: 'archive@example.com',
    subject: 'Rechnung R-7 für Zoë 🍰',
    text: 'Bitte zahlen.',
    html: '<p>Bitte <a href="http://localhost:3000/i/x">zahlen</a>.</p><script>alert(1)</script>',
    attachments: [{ filename: 'r-7.pdf', content: 'PDF' }],
  })
  await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'Receipt', text: '<b>&' })
  transport.close()
})

afterAll(async () => {
  await mailbox.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('a mail is read with its names, both bodies, attachments and blind copies', () => {
  const mail = mailbox.messages().find(({ subject }) => subject.startsWith('Rechnung'))
  expect(mail).toMatchObject({
    from: 'Bäckerei Sonne <rechnung@example.com>',
    to: ['Zoë <zoe@example.com>', 'archive@example.com'],
    subject: 'Rechnung R-7 für Zoë 🍰',
    attachments: [{ filename: 'r-7.pdf', contentType: 'application/pdf', sizeBytes: 3 }],
  })
  expect(mail?.text.trim()).toBe('Bitte zahlen.')
  expect(mail?.html).toContain('http://localhost:3000/i/x')
})

test('the JSON list is newest first and filters by recipient and subject', async () => {
  const list = async (query: string) => {
    const response = await mailbox.routes.request(`/_sandbox/mail.json${query}`)
    const mails = (await response.json()) as { subject: string }[]
    return mails.map(({ subject }) => subject)
  }
  expect(await list('')).toEqual(['Receipt', 'Rechnung R-7 für Zoë 🍰'])
  expect(await list('?to=ZOE@')).toEqual(['Rechnung R-7 für Zoë 🍰'])
  expect(await list('?subject=receipt')).toEqual(['Receipt'])
  expect(await list('?to=nobody')).toEqual([])
})

test('the HTML of a mail is shown where it can run nothing', async () => {
  const id = mailbox.messages().at(-1)?.id
  const body = await mailbox.routes.request(`/_sandbox/mail/${id}/body`)
  expect(body.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  const shown = await (await mailbox.routes.request(`/_sandbox/mail/${id}`)).text()
  expect(shown).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  expect(shown).not.toContain('<script>')
})

test('a text mail is escaped', async () => {
  const id = mailbox.messages()[0]?.id
  expect(await (await mailbox.routes.request(`/_sandbox/mail/${id}/body`)).text()).toContain('&lt;b&gt;&amp;')
})

test('an attachment can be taken out again', async () => {
  const id = mailbox.messages().at(-1)?.id
  const response = await mailbox.routes.request(`/_sandbox/mail/${id}/attachments/0`)
  expect(await response.text()).toBe('PDF')
})

test('mails survive a restart, and are gone when the mailbox is emptied', async () => {
  const again = await startMailbox({ port: 0, dataDir })
  expect(again.messages()).toEqual(mailbox.messages())
  await again.routes.request('/_sandbox/mail.json', { method: 'DELETE' })
  expect(again.messages()).toEqual([])
  await again.stop()
  const third = await startMailbox({ port: 0, dataDir })
  expect(third.messages()).toEqual([])
  await third.stop()
})

test('an address at which nobody is is refused for good', async () => {
  const transport = createTransport(`smtp://127.0.0.1:${mailbox.port}`)
  const mail = { from: 'a@example.com', to: 'bounces+1@example.com', subject: 'Lost', text: 'x' }
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 })
  transport.close()
  expect(mailbox.messages().filter(({ subject }) => subject === 'Lost')).toEqual([])
})
