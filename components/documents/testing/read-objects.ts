// What a PDF is made of: its objects and their streams, read without any of the libraries that wrote it.
import { inflateSync } from 'node:zlib'

interface Read {
  /** Each as it is written, without its stream. */
  objects: string[]
  /** Of each that has one, unpacked. */
  streams: { about: string; text: string }[]
  catalog: string
  /** What the file says of itself in XML. */
  xmp: string
}

const OBJECT = /\n\d+ 0 obj\n([\s\S]*?)\nendobj/g

function streamOf(object: string): { about: string; text: string } | undefined {
  const start = object.indexOf('\nstream\n')
  if (start < 0) return undefined
  const about = object.slice(0, start)
  const length = Number(/\/Length (\d+)/.exec(about)?.[1])
  const bytes = Buffer.from(object.slice(start + 8, start + 8 + length), 'latin1')
  const isPacked = about.includes('/FlateDecode') && !about.includes('/Image')
  return { about, text: (isPacked ? inflateSync(bytes) : bytes).toString('latin1') }
}

export function readObjects(pdf: Uint8Array): Read {
  const whole = Buffer.from(pdf).toString('latin1')
  const found = [...whole.matchAll(OBJECT)].map(([, body = '']) => body)
  const streams = found.map(streamOf).filter((stream) => stream !== undefined)
  const xmp = streams.find(({ about }) => about.includes('/Metadata'))?.text ?? ''
  return {
    objects: found.map((object) => object.split('\nstream\n')[0] ?? ''),
    streams,
    catalog: found.find((object) => object.includes('/Type /Catalog')) ?? '',
    xmp: Buffer.from(xmp, 'latin1').toString(),
  }
}

/** The typefaces that it names, and whether they are in it. */
export function typefacesOf({ objects }: Read): { name: string; isEmbedded: boolean }[] {
  const descriptors = objects.filter((object) => object.includes('/FontDescriptor\n/FontName'))
  return objects.flatMap((object) => {
    const name = /\/Type \/Font\n[\s\S]*\/BaseFont \/(\S+)/.exec(object)?.[1]
    if (!name) return []
    const isEmbedded = descriptors.some(
      (one) => one.includes(`/FontName /${name}\n`) && /\/FontFile[23] /.test(one),
    )
    return [{ name, isEmbedded }]
  })
}

/** The numbers of all glyphs that its pages draw; 0 stands for what a typeface has not. */
export const glyphsOf = ({ streams }: Read): number[] =>
  streams
    .filter(({ text }) => text.includes(' TJ\n'))
    .flatMap(({ text }) => [...text.matchAll(/\[(.*)\] TJ/g)].map(([, shown = '']) => shown))
    .flatMap((shown) => [...shown.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => hex))
    .flatMap((hex) => (hex.match(/.{4}/g) ?? []).map((glyph) => Number.parseInt(glyph, 16)))
