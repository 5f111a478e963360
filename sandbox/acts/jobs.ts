// What happens by itself as the sandbox clock goes on: sessions expire, some refunds fail, some charges are disputed.
import type { Core } from '../core/core'
import { StripeError } from '../core/errors'
import type { Job } from '../core/kinds'
import { expirePayment, settleMollieRefund } from '../mollie/acts'
import { MollieError } from '../mollie/error'
import { expireSession } from './checkout'
import { openDispute } from './disputes'
import { failRefund, settleRefund } from './refunds'

/** Runs all that is due, oldest first, each in a step of its own; or what one account waits for within a time. */
export function runDueJobs(core: Core, account?: string, withinSeconds = 0): void {
  const due = core.store
    .list('job', account)
    .map(({ object }) => object)
    .filter((job) => job.dueAt <= core.now() + withinSeconds * 1000)
    .sort((one, other) => one.dueAt - other.dueAt)
  for (const job of due) {
    core.store.step(() => {
      core.store.remove('job', job.id)
      core.request = { id: null, idempotencyKey: null }
      runJob(core, job)
    })
  }
}

function runJob(core: Core, job: Job): void {
  try {
    perform(core, job)
  } catch (error) {
    // The subject moved on in the meantime: a completed session does not expire.
    if (!(error instanceof StripeError || error instanceof MollieError)) throw error
  }
}

function perform(core: Core, job: Job): void {
  const { account, subject } = job
  if (job.kind === 'expire_session') {
    const session = core.store.get('checkout.session', account, subject)
    if (session?.status === 'open') expireSession(core, account, session)
  }
  if (job.kind === 'fail_refund') failRefund(core, account, subject)
  if (job.kind === 'settle_refund') settleRefund(core, account, subject)
  if (job.kind === 'expire_mollie_payment') expirePayment(core, subject)
  if (job.kind === 'settle_mollie_refund') settleMollieRefund(core, subject)
  if (job.kind === 'open_dispute') {
    const charge = core.store.get('charge', account, subject)
    if (charge && !charge.disputed) openDispute(core, account, charge)
  }
}
