// Who edits a customer keeps the language that the customer has.
import { expect, test } from 'vitest'
import { LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { languagesWith } from './languages'

test('a language that is not offered is a choice for the customer who has it', () => {
  const choices = languagesWith(LANGUAGE_CHOICES, 'en-GB')
  expect(choices).toContainEqual({ value: 'en-GB', label: 'British English' })
  expect(choices).toHaveLength(LANGUAGE_CHOICES.length + 1)
})

test('an offered language appears only once, and no language adds nothing', () => {
  const offered = LANGUAGE_CHOICES.find(({ value }) => value !== '')?.value ?? null
  expect(languagesWith(LANGUAGE_CHOICES, offered)).toEqual(LANGUAGE_CHOICES)
  expect(languagesWith(LANGUAGE_CHOICES, null)).toEqual(LANGUAGE_CHOICES)
})
