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

/** What fails in one part keeps none of the others from life. */
function startAlone(place: HTMLElement): void {
  try {
    start(place)
  } catch (cause) {
    console.warn('A part of the page could not be started', cause)
  }
}

/** All that is not alive yet, and not folded away. */
export function startAll(): void {
  for (const place of document.querySelectorAll<HTMLElement>(ALL))
    if (!lives.has(place) && !place.closest(FOLDED)) startAlone(place)
}

/**
 * Tells a living part what the server draws in its place now. False where that is another part, or none: this one has ended then,
 * and its place is as empty as it was before.
 */
export function renew(place: HTMLElement, next: Element): boolean {
  const life = lives.get(place)
  const { mark, part, told } = next instanceof HTMLElement ? next.dataset : {}
  if (!life || part !== place.dataset.part || mark !== place.dataset.mark) {
    end(place)
    return false
  }
  if (told === life.told) return true
  place.dataset.told = told
  life.told = told
  life.root.render(drawingOf(place))
  return true
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
