// Draws laid-out pages into an archive's PDF, and says to readers' software what each part is.

import layOutDocument from '@react-pdf/layout'
import renderPart from '@react-pdf/render'
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { Archive, type Attached } from './archive'
import type { Tag } from './tags'

interface Box {
  left: number
  top: number
  width: number
  height: number
  borderTopWidth?: number
  borderRightWidth?: number
  borderBottomWidth?: number
  borderLeftWidth?: number
}

/** As much of a laid-out element as is asked here. */
interface Part {
  type: string
  props?: object
  style?: object
  box?: Partial<Box>
  children?: Part[]
}

/** The two libraries, as they are called here: the types of the first do not know its second parameter. */
interface Libraries {
  layOut(document: unknown, fonts: typeof Font): Promise<Part>
  draw(archive: PDFKit.PDFDocument, drawn: Pick<Part, 'children'>): unknown
}
const libraries: Libraries = { layOut: layOutDocument, draw: renderPart }

/** What holds what is drawn. */
interface Holder {
  kind: string
  element: PDFKit.PDFStructureElement
}

/** Where the pen is. */
interface Place {
  /** Null where nothing is read. */
  within: Holder | null
  /** Of the page, in points from its upper left corner. */
  x: number
  y: number
}

const NO_BOX: Box = { left: 0, top: 0, width: 0, height: 0 }
/** Drawn in one go; what they hold is theirs. */
const WHOLE: readonly string[] = ['TEXT', 'SVG', 'IMAGE']

const boxOf = ({ box }: Part): Box => ({ ...NO_BOX, ...box })

const isTag = (told: unknown): told is Tag => typeof told === 'object' && told !== null && 'kind' in told
const tagOf = ({ props }: Part): Tag | undefined =>
  props && 'tag' in props && isTag(props.tag) ? props.tag : undefined
const addressOf = ({ props, type }: Part): string | undefined =>
  type === 'LINK' && props && 'src' in props && typeof props.src === 'string' ? props.src : undefined
const isFixed = ({ props }: Part): boolean => props !== undefined && 'fixed' in props && props.fixed === true
const isWhole = ({ style, type }: Part): boolean =>
  // What is turned is drawn with all that it holds, so that it is turned as one.
  WHOLE.includes(type) || (style !== undefined && 'transform' in style && Boolean(style.transform))

export interface Making {
  /** The same paper has the same day for ever, so that its bytes are the same. */
  madeOn: Date
  /** The invoice for machines, which goes with it. */
  attached?: Attached
}

/** What it says of itself is what the document element says. */
export async function drawPaper(
  paper: ReactElement<DocumentProps>,
  { attached, madeOn }: Making,
): Promise<Uint8Array<ArrayBuffer>> {
  const { document } = pdf(paper).container
  const { author = '', language = 'en', title = '' }: DocumentProps = document.props
  const { children: pages = [] } = await libraries.layOut(document, Font)
  const archive = new Archive({ title, author, language, madeOn, isFacturX: attached !== undefined })
  const pen = new Pen(archive)
  for (const page of pages) {
    pen.drawPage(page)
    // Of the page that was begun last.
    if (page === pages[0]) archive.outline.addItem(title)
  }
  pen.finish()
  if (attached) archive.attach(attached)
  return archive.finish()
}

class Pen {
  readonly #archive: Archive
  readonly #root: Holder
  readonly #holders = new Map<Tag, Holder>()

  constructor(archive: Archive) {
    this.#archive = archive
    this.#root = { kind: 'Document', element: archive.struct('Document') }
    archive.addStructure(this.#root.element)
  }

  finish(): void {
    this.#root.element.end()
  }

  drawPage(page: Part): void {
    const { height, width } = boxOf(page)
    this.#archive.addPage({ size: [width, height], margin: 0 })
    for (const child of page.children ?? []) this.#draw(child, { within: this.#root, x: 0, y: 0 })
  }

  #draw(part: Part, place: Place): void {
    const within = this.#holderOf(part, place)
    if (isWhole(part)) {
      if (within) this.#read(part, within)
      else this.#decorate(part)
      return
    }
    const box = boxOf(part)
    const address = addressOf(part)
    if (hasLook(part)) this.#decorate({ ...part, type: 'VIEW', children: [] })
    this.#archive.save().translate(box.left, box.top)
    if (address !== undefined) this.#link(box, address, within)
    const inside = { within, x: place.x + box.left, y: place.y + box.top }
    for (const child of part.children ?? []) this.#draw(child, inside)
    this.#archive.restore()
    // Written on the page where it is: the library asks itself for the page at that moment.
    if (address !== undefined) within?.element.end()
  }

  /** Of what is drawn: its own where it has a tag, else the one around it. */
  #holderOf(part: Part, { within, x, y }: Place): Holder | null {
    const tag = tagOf(part)
    if (!tag || !within) return within
    if (tag.kind === 'Artifact') return null
    const known = this.#holders.get(tag)
    // Heads of tables come again on each page.
    if (known) return isFixed(part) ? null : known
    const { alt, kind, scope } = tag
    const { height, left, top, width } = boxOf(part)
    const corners = [x + left, y + top, x + left + width, y + top + height]
    const about = { alt, scope, bbox: kind === 'Figure' ? corners : undefined }
    const holder = { kind, element: this.#archive.struct(kind, about) }
    within.element.add(holder.element)
    this.#holders.set(tag, holder)
    return holder
  }

  #read(part: Part, { element, kind }: Holder): void {
    element.add(this.#archive.markStructureContent(kind))
    libraries.draw(this.#archive, { children: [part] })
    this.#archive.endMarkedContent()
  }

  #decorate(part: Part): void {
    this.#archive.markContent('Artifact', { type: 'Layout' })
    libraries.draw(this.#archive, { children: [part] })
    this.#archive.endMarkedContent()
  }

  #link({ height, width }: Box, url: string, within: Holder | null): void {
    // As an object, because a bare text would be written as a name.
    const about = { Contents: Object(url), ...(within && { structParent: within.element }) }
    this.#archive.link(0, 0, width, height, url, about)
  }
}

const EDGES = ['borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth'] as const

const hasLook = (part: Part): boolean =>
  EDGES.some((edge) => (boxOf(part)[edge] ?? 0) > 0) ||
  (part.style !== undefined && 'backgroundColor' in part.style)
