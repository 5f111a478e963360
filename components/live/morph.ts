// Makes the shown page what the server has drawn: whatever the payer has opened, typed or begun in it stays.
import { Idiomorph } from 'idiomorph'
import { endWithin, isAlive, renew, startAll } from './lives'
import { CHOICES, PAGE_ID } from './marks'

/** Attributes that belong to this browser: what the reader has unfolded. */
const isOwn = (name: string, element: Element) => name === 'open' && element instanceof HTMLDetailsElement

const isField = (node: Node): node is HTMLInputElement | HTMLTextAreaElement =>
  node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement

const defaultOf = (field: HTMLInputElement | HTMLTextAreaElement): string =>
  `${field.defaultValue} ${'defaultChecked' in field && field.defaultChecked}`

const nameOf = ({ name, type }: HTMLInputElement | HTMLTextAreaElement): string => `${type} ${name}`

const scriptOf = (page: Document) =>
  page.querySelector('script[type=module][src^="/built/"]')?.getAttribute('src')

/** False where the old one stays as it is, or has been told. */
function mayChange(old: Node, next: Node): boolean {
  if (isField(old) && isField(next) && nameOf(old) === nameOf(next)) return defaultOf(old) !== defaultOf(next)
  return !(old instanceof Element && next instanceof Element && isAlive(old) && renew(old, next))
}

/** What has the focus is kept where it is, and what comes after it is moved: not for a form that goes, because frames that are moved load anew. */
function leaveChoice(next: Element): void {
  const { activeElement } = document
  const isLeft = activeElement?.closest(`form[${CHOICES}]`) && !next.querySelector(`form[${CHOICES}]`)
  if (isLeft && activeElement instanceof HTMLElement) activeElement.blur()
}

/** A page of another version has other styles, and other parts: it is loaded as a whole. */
export function morph(next: Document): void {
  const [old, page] = [document.getElementById(PAGE_ID), next.getElementById(PAGE_ID)]
  if (!old || !page || scriptOf(next) !== scriptOf(document)) {
    window.location.reload()
    return
  }
  document.title = next.title
  document.documentElement.lang = next.documentElement.lang
  document.documentElement.dir = next.documentElement.dir
  leaveChoice(page)
  Idiomorph.morph(old, page, {
    callbacks: {
      beforeNodeMorphed: mayChange,
      beforeAttributeUpdated: (name: string, element: Element) => !isOwn(name, element),
      beforeNodeRemoved: (node: Node) => {
        endWithin(node)
        return true
      },
    },
  })
  startAll()
}
