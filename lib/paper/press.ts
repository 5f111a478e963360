// Prints in a separate process, because a long invoice must not hold up everyone else.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type ChildProcess, spawn } from 'node:child_process'

/** What is printed and how: as components/documents/render.tsx reads it, in the process that does it. */
export interface PrintOrder {
  view: object
  options: object
}

export type PrintAnswer = { bytes: Uint8Array<ArrayBuffer> } | { trouble: string }

/** Beyond this many, callers are turned away. */
const MOST_WAITING = 12

/** Too many wait already. */
export class PressBusy extends Error {
  override name = 'PressBusy'
}

/** It took too long. */
export class PrintTooLong extends Error {
  override name = 'PrintTooLong'
}

/** The first paper waits until the process has begun and the typefaces are read. */
const LONGEST_MS = 30_000

// Next builds into another folder; the printer runs from the project's own, as the server does.
const COMMAND = ['--max-old-space-size=512', '--import', 'tsx', 'components/documents/printer.ts']

interface Press {
  printer: ChildProcess | undefined
  waiting: number
  last: Promise<unknown>
}

const newPress = (): Press => ({ printer: undefined, waiting: 0, last: Promise.resolve() })
// One line for all who call, however often this module is loaded: what Next answers itself prints in the same.
const holder = globalThis as typeof globalThis & { remitPress?: Press }
const aside = new AsyncLocalStorage<Press>()

function pressNow(): Press {
  holder.remitPress ??= newPress()
  return aside.getStore() ?? holder.remitPress
}

/** Whatever `work` has printed, now or later, stands in a line of its own: letters by the hundred keep no caller waiting. */
export const printingAside = <T>(work: () => T): T => aside.run(newPress(), work)

/** Knows no secrets: it is given what to print, and nothing else. */
function startPrinter(press: Press): ChildProcess {
  const made = spawn(process.execPath, COMMAND, {
    env: { NODE_ENV: process.env.NODE_ENV },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  made.once('exit', () => {
    if (press.printer === made) press.printer = undefined
  })
  return made
}

/** Neither keeps the server from ending. */
function letGo(printer: ChildProcess): void {
  printer.unref()
  printer.channel?.unref()
}

const ask = (printer: ChildProcess, order: PrintOrder, longestMs: number) =>
  new Promise<PrintAnswer>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new PrintTooLong(`printing took more than ${longestMs} ms`)),
      longestMs,
    )
    const fail = (error: Error) => {
      clearTimeout(late)
      reject(error)
    }
    const isOver = () => fail(new Error('the printer has ended'))
    printer.once('exit', isOver).once('error', fail)
    printer.once('message', (answer) => {
      clearTimeout(late)
      printer.off('exit', isOver).off('error', fail)
      resolve(answer as PrintAnswer)
    })
    printer.send(order)
  })

/**
 * One paper at a time: who calls waits for the answer before the next call. Throws `PrintTooLong`, and what went wrong in
 * the process.
 */
export async function printDocument(
  view: object,
  options: object,
  longestMs = LONGEST_MS,
): Promise<Uint8Array<ArrayBuffer>> {
  const press = pressNow()
  press.printer ??= startPrinter(press)
  const { printer } = press
  printer.ref()
  printer.channel?.ref()
  try {
    const answer = await ask(printer, { view, options }, longestMs)
    if ('bytes' in answer) return answer.bytes
    throw new Error(`a paper could not be printed: ${answer.trouble}`)
  } catch (error) {
    // Its result is no longer needed; the next document gets a fresh printer.
    press.printer = undefined
    printer.kill('SIGKILL')
    throw error
  } finally {
    letGo(printer)
  }
}

/** After everything queued before it, because printing keeps a processor busy. Throws `PressBusy` and what `printDocument` throws. */
export async function printInTurn({ options, view }: PrintOrder): Promise<Uint8Array<ArrayBuffer>> {
  const press = pressNow()
  if (press.waiting >= MOST_WAITING) throw new PressBusy(`${press.waiting} papers wait to be printed`)
  press.waiting += 1
  const turn = press.last.then(() => printDocument(view, options))
  press.last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    press.waiting -= 1
  }
}
