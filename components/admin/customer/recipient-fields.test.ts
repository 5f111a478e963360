// How a line of recipients is read, as people type it and mail programs copy it.
import { expect, it } from 'vitest'
import { addressesIn } from './recipient-fields'

it.each([
  ['a@x.de, b@x.de;c@x.de\nd@x.de', ['a@x.de', 'b@x.de', 'c@x.de', 'd@x.de']],
  ['"Müller, Hans" <hans@x.de>, b@x.de', ['hans@x.de', 'b@x.de']],
  ['"Hans; \\"der\\", Müller" <hans@x.de>', ['hans@x.de']],
  ['Hans Müller <hans@x.de>', ['hans@x.de']],
  ['"half, open <hans@x.de>', ['"half', 'hans@x.de']],
  [' , ;\n', []],
])('%j', (text, expected) => expect(addressesIn(text)).toEqual(expected))
