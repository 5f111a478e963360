// With what something was paid: every means whose kind is known has a name of its own.
import { expect, it } from 'vitest'
import { meansOf } from './means'
import { KINDS } from './means-kind'
import { readerFor } from './reader'

const { say } = readerFor('en-GB')

it.each(Object.keys(KINDS))('%s is called by its name', (methodType) =>
  expect(meansOf({ methodType }, 'Backstube', say)).not.toBe(say('page.means.other')),
)
