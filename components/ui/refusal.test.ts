// A refusal is said once, where it belongs, and never in the spelling of programs.
import { describe, expect, it } from 'vitest'
import { errorAt, placeInWords, sentenceOf, toldAbove } from './refusal'

const error = (pointer: string, detail: string) => ({ pointer, code: 'x', detail })
const problem = (errors: ReturnType<typeof error>[]) => ({
  title: 'The request is invalid',
  status: 400,
  detail: errors.map(({ detail }) => detail).join(' '),
  errors,
})

describe('a refusal of a field', () => {
  it.each([
    ['/emails/to/0', 'emails/to/0: must be an email address.', 'Must be an email address.'],
    ['/emails/to/0', 'emails.to.0: must be an email address.', 'Must be an email address.'],
    ['/bankDetails/iban', 'iban must be an IBAN.', 'Must be an IBAN.'],
    ['/dueDate', 'dueDate must not be before it.', 'Must not be before it.'],
    ['/timeZone', 'timeZone: There is no such time zone here.', 'There is no such time zone here.'],
    ['/name', 'names are short here.', 'Names are short here.'],
  ])('at %s, "%s", says "%s"', (pointer, detail, sentence) => {
    expect(sentenceOf({ pointer, detail })).toBe(sentence)
    expect(errorAt(problem([error(pointer, detail)]), pointer)).toBe(sentence)
  })

  it('is found at the field that holds what is below it', () => {
    const refused = problem([error('/emails/to/0', 'emails/to/0: must be an email address.')])
    expect(errorAt(refused, '/emails')).toBe('Must be an email address.')
    expect(errorAt(refused, '/email')).toBeUndefined()
  })
})

describe('above the form', () => {
  it('nothing shown at a field is repeated', () => {
    const one = problem([error('/emails/to/0', 'emails/to/0: must be an email address.')])
    expect(toldAbove(one, ['/name', '/emails'])).toEqual({
      title: 'One field needs another look.',
      sentences: [],
    })
    const two = problem([
      error('/name', 'name: must not be blank.'),
      error('/emails/to/0', 'emails/to/0: no'),
    ])
    expect(toldAbove(two, ['/name', '/emails']).title).toBe('Some fields need another look.')
  })

  it('the rest is named in words', () => {
    const refused = problem([
      error('/name', 'name: must not be blank.'),
      error('/lineItems/0/unitPrice', 'lineItems/0/unitPrice: This number is too large.'),
      error('', 'The body must be an object.'),
    ])
    expect(toldAbove(refused, ['/name']).sentences).toEqual([
      'Line items 1, unit price: this number is too large.',
      'The body must be an object.',
    ])
    expect(placeInWords('/externalReference')).toBe('External reference')
  })

  it('a refusal about no field shows its own sentence', () => {
    const refused = { title: 'Already merged', status: 409, detail: 'Look at the other customer.' }
    expect(toldAbove(refused, [])).toEqual({
      title: 'Already merged',
      sentences: ['Look at the other customer.'],
    })
  })
})
