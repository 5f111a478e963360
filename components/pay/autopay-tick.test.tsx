// Two ticks on one page: each is described by the words that it agrees to, and by what was missed.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AutopayTick } from './autopay-tick'

const tick = (id: string, terms: string, missedId?: string) => (
  <AutopayTick
    id={id}
    offer={{ tick: 'Agree', terms, version: '1', locale: 'en' }}
    isTicked={false}
    onTick={() => undefined}
    missedId={missedId}
  />
)

it('is described by its own words', () => {
  const html = renderToStaticMarkup(
    <>
      {tick('pay-terms', 'Later ones.')}
      {tick('save-terms', 'This one and later ones.', 'missed')}
    </>,
  )
  const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].map(([, ids]) => ids?.split(' ') ?? [])
  const words = described.map((ids) => new RegExp(`id="${ids.at(-1)}"[^>]*>([^<]*)<`).exec(html)?.[1])
  expect(words).toEqual(['Later ones.', 'This one and later ones.'])
  expect(described[1]?.[0]).toBe('missed')
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
})
