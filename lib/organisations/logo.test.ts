// Logos that are uploaded: drawn anew from what a picture shows, refused where it is none, and kept for what was issued with them.
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import { GET as shown } from '@/app/logos/uploaded/[file]/route'
import { DELETE, GET, PUT } from '@/app/organisations/[id]/logo/route'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'
import { shownLogo } from './logo-address'

const square = (colour: string, side = 40) =>
  sharp({ create: { width: side, height: side, channels: 3, background: colour } })
const put = ({ apiKey, organisationId }: People, picture: Buffer | string) =>
  call(PUT, {
    apiKey,
    params: { id: organisationId },
    body: { picture: typeof picture === 'string' ? picture : picture.toString('base64') },
  })
const about = ({ apiKey, organisationId }: People) => ({ apiKey, params: { id: organisationId } })
const look = (url: unknown) => {
  const file = String(url).split('/').at(-1) ?? ''
  return shown(new Request(`http://localhost/logos/uploaded/${file}`), { params: Promise.resolve({ file }) })
}

describe('an uploaded logo', () => {
  it('is drawn anew, without what its camera wrote, and shown for ever under its hash (promise 143)', async ({
    house,
    people,
  }) => {
    const photo = await square('#ff0000', 2_400)
      .withExif({ IFD0: { Copyright: 'Secretly Anna', ImageDescription: 'Somewhere' } })
      .jpeg()
      .toBuffer()
    expect(photo.includes('Secretly')).toBe(true)
    const { json, status } = await put(people, photo)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      width: 600,
      height: 600,
      url: expect.stringMatching(/\/logos\/uploaded\/[\da-f]{64}\.png$/),
    })
    expect((await call(GET, about(people))).json).toEqual(json)
    const answer = await look(json.url)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.includes('Secretly')).toBe(false)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 600, height: 600 })
    expect(
      shownLogo(house.env, { logoSha256: String(json.sha256), logoUrl: 'https://example.com/a.png' }),
    ).toBe(`/logos/uploaded/${json.sha256}.png`)
  })

  it('takes the place of the one before, which papers go on showing; removed, neither is shown any more', async ({
    house,
  }) => {
    const people = await testPeople(house)
    const first = await put(people, await square('#00ff00').png().toBuffer())
    const second = await put(people, await square('#0000ff').webp({ lossless: true }).toBuffer())
    expect(second.json.sha256).not.toBe(first.json.sha256)
    expect((await call(GET, about(people))).json).toEqual(second.json)
    expect((await look(first.json.url)).status).toBe(200)
    expect((await call(DELETE, about(people))).status).toBe(204)
    expect((await call(DELETE, about(people))).status).toBe(204)
    expect((await call(GET, about(people))).json).toMatchObject({ status: 404, code: 'Logo.NotFound' })
    expect((await look(second.json.url)).status).toBe(200)
  })

  it.for([
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /SVG.*PNG/,
    ],
    ['GIF', Buffer.from('GIF89a0000'), /PNG, JPEG or WebP/],
    ['PDF', Buffer.from('%PDF-1.7'), /PNG, JPEG or WebP/],
    ['half a PNG', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), /cannot be read/],
    ['more than 2 MB', Buffer.alloc(2 * 1024 * 1024 + 1), /2 MB/],
  ] as const)('is refused as %s, with the reason', async ([, bytes, reason], { people }) => {
    const { json, status } = await put(people, bytes)
    expect(status).toBe(400)
    expect(json).toMatchObject({ code: 'Logo.Refused', detail: expect.stringMatching(reason) })
  })

  it('is refused where a small file stands for a picture without end', async ({ people }) => {
    const bomb = await square('#ffffff', 7_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(500_000)
    expect((await put(people, bomb)).json).toMatchObject({ code: 'Logo.Refused' })
  })

  it('is refused where the body is no Base64, or is nobody’s to change', async ({ house, people }) => {
    expect((await put(people, 'data:image/png;base64,AAAA')).json.errors).toMatchObject([
      { pointer: '/picture' },
    ])
    const other = await testPeople(house)
    const stranger = { apiKey: other.apiKey, organisationId: people.organisationId }
    expect((await put({ ...other, ...stranger }, 'AAAA')).status).toBe(404)
    for (const file of ['x.png', `${'a'.repeat(64)}.png`, '../../etc/passwd'])
      expect(await look(file)).toMatchObject({ status: 404 })
  })
})
