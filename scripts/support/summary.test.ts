// What `npm start` prints can be clicked, wherever it serves today.
import { expect, it } from 'vitest'
import { summary } from './summary'

it('prints the demo links at the address of this start, not of the one that made them', () => {
  const printed = summary({
    appUrl: 'http://localhost:3900',
    sandboxUrl: undefined,
    guide: {
      payerLinks: [{ title: 'Bakery, due', url: 'http://localhost:3000/i/abc' }],
      apiKey: 'remit_test_1',
    },
    isLive: false,
    seconds: 3,
  })
  expect(printed).toContain('http://localhost:3900/i/abc')
  expect(printed).not.toContain('localhost:3000')
})
