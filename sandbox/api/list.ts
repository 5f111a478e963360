// Lists as Stripe answers them: newest first, by cursor, filtered by time.
import { noSuch, refusedParameter } from '../core/errors'

export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
}
export type CreatedFilter = number | { gt?: number; gte?: number; lt?: number; lte?: number }

export interface List<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/** `objects` come oldest first, as they are stored. */
export function page<T extends { id: string }>(objects: T[], url: string, params: PageParams): List<T> {
  const limit = params.limit ?? 10
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw refusedParameter('Limit must be between 1 and 100.', 'parameter_invalid_integer', 'limit')
  }
  const newestFirst = [...objects].reverse()
  if (params.ending_before) {
    const end = indexOf(newestFirst, params.ending_before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', data: newestFirst.slice(start, end), has_more: start > 0, url }
  }
  const start = params.starting_after ? indexOf(newestFirst, params.starting_after, 'starting_after') + 1 : 0
  const data = newestFirst.slice(start, start + limit)
  return { object: 'list', data, has_more: start + limit < newestFirst.length, url }
}

export function isCreatedIn(created: number, filter: CreatedFilter | undefined): boolean {
  if (filter === undefined) return true
  if (typeof filter === 'number') return created === filter
  return (
    (filter.gt === undefined || created > filter.gt) &&
    (filter.gte === undefined || created >= filter.gte) &&
    (filter.lt === undefined || created < filter.lt) &&
    (filter.lte === undefined || created <= filter.lte)
  )
}

function indexOf(objects: { id: string }[], id: string, param: string): number {
  const index = objects.findIndex((object) => object.id === id)
  if (index < 0) throw noSuch('object', id, param)
  return index
}
