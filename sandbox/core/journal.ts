// The sandbox's disk: one line for each step, written before the step is answered.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Kind, id, account and body; no body means that the object is gone. */
export type Change = [kind: string, id: string, account: string, body?: unknown]

export class Journal {
  private readonly path: string
  private file: number | undefined

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    this.path = join(dataDir, 'journal.jsonl')
  }

  /** Every step ever written. A torn last line belongs to a step that was never answered. */
  read(): Change[][] {
    if (!existsSync(this.path)) return []
    const lines = readFileSync(this.path, 'utf8').split('\n')
    const steps: Change[][] = []
    for (const [index, line] of lines.entries()) {
      if (line === '') continue
      const step = parse(line)
      if (step) steps.push(step)
      else if (index < lines.length - 1) throw new Error(`${this.path} line ${index + 1} cannot be read`)
    }
    return steps
  }

  /** Replaces the history by what it led to, and opens the file for what comes. */
  rewrite(changes: Iterable<Change>): void {
    this.close()
    const draft = `${this.path}.new`
    const file = openSync(draft, 'w')
    for (const change of changes) writeSync(file, `${JSON.stringify([change])}\n`)
    fsyncSync(file)
    closeSync(file)
    renameSync(draft, this.path)
    this.file = openSync(this.path, 'a')
  }

  append(step: Change[]): void {
    if (this.file === undefined) throw new Error('The journal is closed')
    writeSync(this.file, `${JSON.stringify(step)}\n`)
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }
}

function parse(line: string): Change[] | undefined {
  try {
    return JSON.parse(line) as Change[]
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
