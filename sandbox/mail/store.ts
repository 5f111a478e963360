// Keeps messages as .eml files, so that a restart of the sandbox loses none.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseMail, type StoredMail } from './parse'

const NAME = /^(\d{13})-(\d{4,})\.eml$/

export class MailStore {
  private mails: StoredMail[] = []
  private readonly raws = new Map<string, Uint8Array>()
  private count = 0

  private constructor(private readonly folder: string | undefined) {}

  /** Without a folder the messages live in memory. */
  static async open(dataDir: string | undefined): Promise<MailStore> {
    const store = new MailStore(dataDir || undefined)
    await store.load()
    return store
  }

  /** Newest first. */
  list(): StoredMail[] {
    return this.mails
  }

  find(id: string): StoredMail | undefined {
    return this.mails.find((mail) => mail.id === id)
  }

  async raw(id: string): Promise<Uint8Array | undefined> {
    if (this.find(id) === undefined) return undefined
    return this.folder === undefined ? this.raws.get(id) : readFile(join(this.folder, `${id}.eml`))
  }

  /** The message is on disk when the promise settles: SMTP may then answer 250. */
  async add(message: Buffer, envelopeTo: string[]): Promise<StoredMail> {
    this.count += 1
    const raw = Buffer.concat([Buffer.from(`X-Envelope-To: ${envelopeTo.join(', ')}\r\n`), message])
    const receivedAt = new Date()
    const id = `${receivedAt.getTime()}-${String(this.count).padStart(4, '0')}`
    const mail = await parseMail(id, raw, receivedAt, envelopeTo)
    if (this.folder === undefined) this.raws.set(id, raw)
    else {
      const path = join(this.folder, `${id}.eml`)
      await writeFile(`${path}.part`, raw, { flush: true })
      await rename(`${path}.part`, path)
    }
    this.mails = [mail, ...this.mails].sort((one, other) => (one.id < other.id ? 1 : -1))
    return mail
  }

  async clear(): Promise<void> {
    const gone = this.mails
    this.mails = []
    this.raws.clear()
    const { folder } = this
    if (folder !== undefined)
      await Promise.all(gone.map((mail) => rm(join(folder, `${mail.id}.eml`), { force: true })))
  }

  private async load(): Promise<void> {
    const { folder } = this
    if (folder === undefined) return
    await mkdir(folder, { recursive: true })
    const names = (await readdir(folder))
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
    for (const name of names) {
      const [, time = '0', number = '0'] = NAME.exec(name) ?? []
      const raw = await readFile(join(folder, name))
      const envelope = /^X-Envelope-To: (.*)\r\n/.exec(raw.subarray(0, 4096).toString('latin1'))?.[1] ?? ''
      const to = envelope.split(', ').filter((address) => address !== '')
      this.mails.push(await parseMail(name.slice(0, -4), raw, new Date(Number(time)), to))
      this.count = Math.max(this.count, Number(number))
    }
  }
}
