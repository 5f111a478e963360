// Whether the answers of a load have left the rows that they must have left.

interface Facts {
  /** Rows after the load, less those before. */
  grown: number
  /** Answered. */
  calls: number
  /** So many calls were under way when the load ended: each may have left its row, and was answered to nobody. */
  connections: number
  /** Of the calls, those that asked for the same once more. */
  repeats: number
  /** What each answer leaves. */
  adds: 0 | 1
}

/** In words; undefined where it is right. */
export function rowFault({ adds, calls, connections, grown, repeats }: Facts): string | undefined {
  if (adds === 0) return grown === 0 ? undefined : `${grown} rows where none may be added`
  if (grown < calls - repeats)
    return `${grown} rows for ${calls} answers: ${calls - repeats - grown} are lost`
  return grown > calls + connections ? `${grown} rows for ${calls} answers: some are there twice` : undefined
}
