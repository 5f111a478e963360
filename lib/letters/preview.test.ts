// What the settings show of letters: each in each language, of the organisation that looks, and with nothing in it that could do anything.
import { expect, it } from 'vitest'
import { TONGUES } from '@/lib/words/tongues'
import { listLetters, previewLetter } from './preview'

const writer = {
  ...{
    name: 'Müller "&" <Söhne>',
    email: 'hello@mueller.example',
    logoUrl: null,
    logoSha256: 'a'.repeat(64),
  },
  primaryColour: '#7ac74f',
}
const env = { appUrl: 'https://pay.example.com', authSecret: 'a secret of forty-two characters for tests' }

it.each(TONGUES)('every letter in %s', async (tongue) => {
  for (const { kind } of listLetters()) {
    const found = await previewLetter(env, writer, kind, tongue)
    if (!found) throw new Error(`there is no ${kind}`)
    const { html, subject, text } = found
    expect(`${subject} ${text}`, kind).not.toMatch(/\{\w+\}|Morgenrot|localhost|undefined/)
    for (const drawn of Object.values(html)) {
      expect(drawn, kind).not.toMatch(/<script|href=|\{\w+\}|prefers-color-scheme/)
      // Remit's own letters are signed by nobody else.
      if (text.includes(writer.name)) expect(drawn, kind).toContain('Müller &quot;&amp;&quot; &lt;Söhne&gt;')
    }
    expect(html.light.replace('not all', 'all').replace('"light"', '"dark"')).toBe(html.dark)
  }
  expect(await previewLetter(env, writer, 'sign-in-link', tongue)).toBeUndefined()
})

it('most of them name who writes, and show their logo and colour', async () => {
  const found = await previewLetter(env, writer, 'invoice-sent', 'de')
  expect(found?.subject).toContain(writer.name)
  expect(found?.html.dark).toContain(`https://pay.example.com/logos/uploaded/${writer.logoSha256}.png`)
  expect(found?.html.light).toContain('#7ac74f')
})
