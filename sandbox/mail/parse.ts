// Reads one stored message: what the mailbox page and its JSON show of it.
import PostalMime, { type Address } from 'postal-mime'

export interface StoredMail {
  id: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  receivedAt: string
  attachments: { filename: string; contentType: string; sizeBytes: number }[]
  headers: Record<string, string>
}

/** `envelopeTo` are the addresses given to SMTP, which also hold blind copies. */
export async function parseMail(
  id: string,
  raw: Uint8Array,
  receivedAt: Date,
  envelopeTo: string[],
): Promise<StoredMail> {
  const mail = await PostalMime.parse(raw)
  // A copy names all to whom it went, and goes to one of them.
  const isHere = (address: string) => envelopeTo.some((one) => address.includes(one))
  const named = (mail.to ?? []).flatMap(addressesOf).filter((one) => envelopeTo.length === 0 || isHere(one))
  const extra = envelopeTo.filter((address) => !named.some((one) => one.includes(address)))
  return {
    id,
    from: mail.from ? (addressesOf(mail.from)[0] ?? '') : '',
    to: [...named, ...extra],
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    receivedAt: receivedAt.toISOString(),
    attachments: mail.attachments.map((file) => ({
      filename: file.filename ?? 'unnamed',
      contentType: file.mimeType,
      sizeBytes: sizeOf(file.content),
    })),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  }
}

/** The bytes of an attachment, by its place in the message. */
export async function attachmentOf(
  raw: Uint8Array,
  index: number,
): Promise<{ filename: string; content: Uint8Array } | undefined> {
  const file = (await PostalMime.parse(raw)).attachments[index]
  if (file === undefined) return undefined
  const content = typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content)
  return { filename: file.filename ?? 'unnamed', content }
}

function addressesOf(address: Address): string[] {
  if (address.address === undefined) return (address.group ?? []).flatMap(addressesOf)
  return [address.name ? `${address.name} <${address.address}>` : address.address]
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
}
