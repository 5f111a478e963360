// The place of a page about one thing: its organisation is the thing's own, whatever the address says.
import type { Place, PlaceWithOrganisation } from '@/components/shell/place'
import { lost } from './drawn'
import { requireOrganisation, type SearchParams } from './place'

export interface PlaceOf extends PlaceWithOrganisation {
  /** For the frame: an operator viewing all organisations stays there. */
  frame: Place
}

/**
 * For who is signed in already. What does not exist and what is somebody else's are the same page; ask before anything is
 * drawn, because an answer that has begun can no longer be a 404.
 */
export async function placeOf(
  path: string,
  searchParams: SearchParams,
  owner: string | undefined,
): Promise<PlaceOf> {
  if (owner === undefined) lost()
  const place = await requireOrganisation(path, Promise.resolve({ organisation: owner }))
  const { organisation: asked } = await searchParams
  const seesAll = place.visitor.isOperator && asked === undefined
  const frame: Place = seesAll ? { ...place, organisation: undefined, scope: { kind: 'all' } } : place
  return { ...place, frame }
}
