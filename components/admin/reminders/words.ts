// Reminders in words for sellers: why one waits, and what became of it.
import type { Tone } from '@/components/ui/status-mark'
import type { Pause } from '@/lib/reminders/pauses'

/** As “Paused: …”. */
export const PAUSED_BY: Record<Pause, string> = {
  draft: 'the invoice has not been sent yet',
  void: 'the invoice is void',
  credited: 'the whole invoice was credited',
  paid: 'the invoice is paid',
  processing: 'a payment is on its way',
  autopay: 'it will be collected automatically',
  disputed: 'a payment is disputed',
  promised: 'your customer has promised to pay by then',
  question: 'your customer has asked a question that is still open',
  'no-address': 'your customer has no email address',
}

const ALSO: Record<string, string> = {
  past: 'it was planned only after its time had passed',
  together: 'another one was sent that morning',
  ended: 'nothing was left to be reminded of when it was about to leave',
}

const isPause = (reason: string): reason is Pause => Object.hasOwn(PAUSED_BY, reason)

export const reasonInWords = (reason: string): string =>
  isPause(reason) ? PAUSED_BY[reason] : (ALSO[reason] ?? 'it was paused')

export const MARKS: Record<'queued' | 'sent' | 'skipped' | 'failed', { tone: Tone; word: string }> = {
  queued: { tone: 'moving', word: 'About to leave' },
  sent: { tone: 'good', word: 'Sent' },
  skipped: { tone: 'calm', word: 'Not sent' },
  failed: { tone: 'bad', word: 'Could not be sent' },
}
