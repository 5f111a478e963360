// Whether a server's log of writes is put away as it should be: asked of the server itself.
import type { Sql } from 'postgres'

export interface Archiving {
  isOn: boolean
  /** It has failed, and not succeeded since. */
  failing: { at: Date; file: string } | undefined
}

export async function readArchiving(sql: Sql): Promise<Archiving> {
  const [row] = await sql<{ isOn: boolean; isFailing: boolean; at: number | null; file: string | null }[]>`
    select current_setting('archive_mode') <> 'off' as "isOn",
      coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isFailing",
      extract(epoch from last_failed_time)::float8 as at, last_failed_wal as file
    from pg_stat_archiver`
  if (!row) throw new Error('pg_stat_archiver answered nothing')
  const { at, file, isFailing, isOn } = row
  return { isOn, failing: isOn && isFailing && at && file ? { at: new Date(at * 1000), file } : undefined }
}
