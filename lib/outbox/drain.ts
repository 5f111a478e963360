// Sends the queued letters: each at least once, under one Message-ID, and never inside a transaction.
import { DrizzleQueryError } from 'drizzle-orm'
import type { House } from '@/lib/house'
import { redactText } from '@/lib/log'
import { shownMailAddress } from '@/lib/mail-address'
import { type Mail, oneLine, Undeliverable } from './mail'
import {
  countWaiting,
  takeLetters,
  updateLetterClosed,
  updateLetterPostponed,
  updateLetterSent,
  type WaitingLetter,
} from './store'
import { MailRefused, openTransport, type Refused, type SendMail } from './transport'

const BATCH = 5
/** Far longer than a mail takes to hand over. Who overstays it has lost the letter to the next one. */
const LEASE_SECONDS = 90
/** Twelve tries, each after twice the wait of the one before: 17 hours in all. */
const MOST_TRIES = 12
const FIRST_WAIT_SECONDS = 30
const LONGEST_ERROR = 500
/** Codes of the SMTP client and of Node: nobody answered, or nobody let us in. */
const OUT_OF_REACH = /^(?:E(?:AUTH|CONN\w+|DNS|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|SOCKET|TIMEDOUT|TLS))$/

/** Whose log has been told that mail is off. */
const told = new WeakSet<House['log']>()

/**
 * Throws `Undeliverable` where there is nobody to write to, or nothing to tell any more; after any other error the
 * letter is tried again.
 */
export type Compose = (house: House, letter: WaitingLetter) => Promise<Mail>

/** Sends what is due. Returns how many letters left. Without SMTP_URL they stay where they are. */
export async function drainOutbox(house: House, compose: Compose): Promise<number> {
  const { db, env } = house
  if (!env.smtpUrl) {
    await sayThatMailIsOff(house)
    return 0
  }
  const send = openTransport(env.smtpUrl)
  let sent = 0
  for (;;) {
    const letters = await takeLetters(db, { leaseSeconds: LEASE_SECONDS, limit: BATCH })
    const outcomes = await Promise.all(letters.map((letter) => sendLetter(house, { compose, send }, letter)))
    sent += outcomes.filter((isSent) => isSent).length
    // Where a whole batch fails the server is away, and the others need not use up a try to learn it.
    if (letters.length < BATCH || !outcomes.includes(true)) return sent
  }
}

async function sayThatMailIsOff({ db, log }: House): Promise<void> {
  if (told.has(log)) return
  const waiting = await countWaiting(db)
  if (waiting === 0) return
  told.add(log)
  log.warn({ waiting }, 'SMTP_URL is not set: emails wait in the outbox until it is')
}

/** Seconds until the next try, give or take a fifth, so that letters which failed together come back apart. */
export function waitBeforeTry(attempts: number, random: number = Math.random()): number {
  return Math.round(FIRST_WAIT_SECONDS * 2 ** (attempts - 1) * (0.8 + 0.4 * random))
}

async function sendLetter(
  house: House,
  { compose, send }: { compose: Compose; send: SendMail },
  letter: WaitingLetter,
): Promise<boolean> {
  let sentTo: string[]
  let refused: Refused[]
  try {
    const mail = await compose(house, letter)
    // Before it is sent: the client turns hosts into punycode in the very list that it is given.
    sentTo = recipientsIn(mail)
    refused = (await send(mail)).map(({ address, answer }) => ({ address, answer: printed(answer) }))
  } catch (error) {
    await putAside(house, letter, error)
    return false
  }
  const isRefused = (address: string) =>
    refused.some((one) => one.address.toLowerCase() === shownMailAddress(address).toLowerCase())
  await updateLetterSent(
    house.db,
    letter,
    sentTo.filter((address) => !isRefused(address)),
    refused,
  )
  house.log.info({ letterId: letter.id, kind: letter.kind, refused: refused.length }, 'email sent')
  return true
}

/** Those in whose mailbox it arrives: a mail may name others, who get one of their own. */
const recipientsIn = ({ bcc = [], cc = [], envelope, to }: Mail): string[] =>
  envelope?.to.slice() ?? [...to, ...cc, ...bcc].map(({ address }) => address)

const printed = (error: unknown): string =>
  redactText(oneLine(error instanceof Error ? error.message : String(error))).slice(0, LONGEST_ERROR)

/** What sellers read of it: the mail server's answer or a sentence of ours, never a query or an address in our own house. */
function shown(error: unknown): string {
  if (error instanceof DrizzleQueryError) return 'Something went wrong on our side.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return OUT_OF_REACH.test(code) ? 'The mail server could not be reached.' : printed(error)
}

async function putAside({ db, log }: House, letter: WaitingLetter, error: unknown): Promise<void> {
  const where = {
    ...{ letterId: letter.id, kind: letter.kind, attempts: letter.attempts },
    reason: printed(error),
  }
  const reason = shown(error)
  if (error instanceof Undeliverable) {
    await updateLetterClosed(db, letter, 'moot', reason)
    log.info(where, 'email not sent')
  } else if (error instanceof MailRefused || letter.attempts >= MOST_TRIES) {
    await updateLetterClosed(db, letter, 'dead', reason)
    log.error(where, 'email given up: a person has to retry it')
  } else {
    const seconds = waitBeforeTry(letter.attempts)
    await updateLetterPostponed(db, letter, { lastError: reason, seconds })
    log.warn({ ...where, seconds }, 'email not sent yet')
  }
}
