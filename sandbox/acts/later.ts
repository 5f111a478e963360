// Things that follow by themselves, by the sandbox clock.
import type { Core } from '../core/core'
import { newId } from '../core/ids'
import type { Job } from '../core/kinds'

/** Something that follows by itself, a moment later by the sandbox clock. */
export function later(core: Core, account: string, kind: Job['kind'], subject: string, seconds = 1): void {
  core.store.put('job', account, {
    id: newId('job'),
    dueAt: core.now() + seconds * 1000,
    kind,
    account,
    subject,
  })
}
