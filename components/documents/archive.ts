// A PDF that archives take (PDF/A-3b, tagged): what the library leaves out of it, or writes wrongly.
import PDFDocument from 'pdfkit'
import { factsOf, type PaperFacts } from './metadata'

/** Of an attachment; the words are those of the standard. */
export interface Attached {
  name: string
  bytes: Uint8Array
  type: string
  description: string
  relationship: 'Alternative' | 'Data' | 'Source'
}

export class Archive extends PDFDocument {
  readonly #facts: PaperFacts
  readonly #opened = new Map<unknown, unknown>()
  declare _font: unknown

  constructor(facts: PaperFacts) {
    const { author, language, madeOn, title } = facts
    super({
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      lang: language,
      displayTitle: true,
      autoFirstPage: false,
      // Else it opens one of its own, which no archive takes.
      font: '',
      info: {
        Title: title,
        Author: author,
        Subject: title,
        Creator: 'Remit',
        Producer: 'Remit',
        CreationDate: madeOn,
        ModDate: madeOn,
      },
    })
    this.#facts = facts
  }

  /** The library opens a typeface anew for each piece of text, and compares it with those it has. */
  override font(source: PDFKit.Mixins.PDFFontSource, size?: string | number): this {
    const known = this.#opened.get(source)
    if (known === undefined) super.font(source)
    this.#opened.set(source, known ?? this._font)
    this._font = known ?? this._font
    return typeof size === 'number' ? this.fontSize(size) : this
  }

  /** Said by the library when it writes the metadata, without escaping anything. */
  _addInfo(): void {
    this.appendXML(factsOf(this.#facts))
  }

  attach({ bytes, ...attached }: Attached): void {
    const { madeOn } = this.#facts
    const about = { ...attached, creationDate: madeOn, modifiedDate: madeOn }
    this.file(Buffer.from(bytes), about)
  }

  /** The library ends a document with the part that it has drawn. */
  override end(): void {
    if (this.#isWhole) super.end()
  }

  #isWhole = false

  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.#isWhole = true
    this.end()
    const chunks: Uint8Array[] = []
    for await (const chunk of this) chunks.push(chunk)
    return new Uint8Array(Buffer.concat(chunks))
  }
}
