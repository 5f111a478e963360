// The audit trail as a CSV file, with all that its hashes are made of: who has the file can reckon them without us.
import type { House } from '@/lib/house'
import { asText, csvFile } from '@/lib/http/fields/csv-file'
import { exportAudit, type ToldEntry } from './browse'
import type { AuditFilter } from './browse-store'
import { inOneLine } from './words'

const HEAD = [
  ...['Position', 'Time', 'What', 'Changes', 'Who', 'Actor', 'Action', 'Kind', 'Subject'],
  ...['Facts', 'Personal digest', 'Previous hash', 'Hash'],
]

const cellsOf = (entry: ToldEntry): string[] => [
  String(entry.position),
  entry.occurredAt.toISOString(),
  asText(entry.what),
  asText(entry.changes.map(inOneLine).join('\n')),
  asText(entry.who),
  entry.actor ?? '',
  entry.action,
  entry.noun,
  asText(entry.subject),
  entry.facts,
  entry.personalDigest ?? '',
  entry.previousHash,
  entry.hash,
]

async function* rowsOf(entries: AsyncGenerator<ToldEntry>): AsyncGenerator<string[]> {
  for await (const entry of entries) yield cellsOf(entry)
}

export const csvOfAudit = (house: House, chain: string, filter: AuditFilter): ReadableStream<Uint8Array> =>
  csvFile(HEAD, rowsOf(exportAudit(house, chain, filter)))
