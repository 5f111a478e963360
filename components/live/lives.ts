// Brings the parts of a page to life in the browser, tells them what is new, and ends them.
import { createElement, type ReactElement } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import type { KnownParts } from './parts'

const ALL = '[data-part]'
/** Nothing of what is folded away is started before it is looked at. */
const FOLDED = 'details[data-starts-when-open]:not([open])'

interface Life {
  root: Root
  told: string | undefined
}

const lives = new Map<HTMLElement, Life>()
let parts: KnownParts = {}

export const isAlive = (place: Element): place is HTMLElement =>
  place instanceof HTMLElement && lives.has(place)

function drawingOf({ dataset: { part = '', told = '{}' } }: HTMLElement): ReactElement | null {
  const Part = parts[part]
  return Part ? createElement(Part, JSON.parse(told)) : null
}

/** What the server has drawn is taken over as it is: a button that was pressed meanwhile stays the same button. */
function start(place: HTMLElement): void {
  const isDrawn = place.hasChildNodes()
  const root = isDrawn ? hydrateRoot(place, drawingOf(place)) : createRoot(place)
  if (!isDrawn) root.render(drawingOf(place))
  lives.set(place, { root, told: place.dataset.told })
}

/** All that is not alive yet, and not folded away. */
export function startAll(): void {
  for (const place of document.querySelectorAll<HTMLElement>(ALL))
    if (!lives.has(place) && !place.closest(FOLDED)) start(place)
}

/** Makes a living part what the server draws in its place now. */
export function renew(place: HTMLElement, { dataset: next }: HTMLElement): void {
  const life = lives.get(place)
  if (!life) return
  const isAnother = next.part !== place.dataset.part || next.mark !== place.dataset.mark
  if (!isAnother && next.told === life.told) return
  Object.assign(place.dataset, next)
  if (isAnother) {
    end(place)
    start(place)
    return
  }
  life.told = next.told
  life.root.render(drawingOf(place))
}

function end(place: HTMLElement): void {
  lives.get(place)?.root.unmount()
  lives.delete(place)
}

/** Before `node` leaves the page. */
export function endWithin(node: Node): void {
  for (const place of lives.keys()) if (node.contains(place)) end(place)
}

/** Once, with all that a page may hold. */
export function bringToLife(known: KnownParts): void {
  parts = known
  startAll()
  // The event of a details element does not bubble.
  document.addEventListener('toggle', startAll, { capture: true })
}
