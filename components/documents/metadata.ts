// What a PDF says of itself in XML: its title, when it was made, and which invoice for machines is in it.

export interface PaperFacts {
  title: string
  author: string
  /** BCP 47. */
  language: string
  /** The same paper has the same day for ever, so that its bytes are the same. */
  madeOn: Date
  /** It carries the invoice for machines as well (Factur-X, ZUGFeRD). */
  isFacturX: boolean
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML knows no other control characters, and no half pairs. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)

const described = (space: string, parts: string): string =>
  `<rdf:Description rdf:about="" ${space}>\n${parts}\n</rdf:Description>\n`

export function factsOf({ author, isFacturX, language, madeOn, title }: PaperFacts): string {
  // The same as in the document's own dictionary, which knows no parts of seconds.
  const at = madeOn.toISOString().replace(/\.\d+/, '')
  const inLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
  return [
    described(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreateDate>${at}</xmp:CreateDate>\n<xmp:ModifyDate>${at}</xmp:ModifyDate>\n<xmp:CreatorTool>Remit</xmp:CreatorTool>`,
    ),
    described(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      [
        '<dc:format>application/pdf</dc:format>',
        `<dc:title>${inLanguage(title)}</dc:title>`,
        `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
        `<dc:description>${inLanguage(title)}</dc:description>`,
        `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
      ].join('\n'),
    ),
    described('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', '<pdf:Producer>Remit</pdf:Producer>'),
    ...(isFacturX ? [FACTUR_X] : []),
  ].join('')
}

const FX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'

const PROPERTIES: [name: string, says: string][] = [
  ['DocumentFileName', 'name of the embedded XML invoice file'],
  ['DocumentType', 'INVOICE'],
  ['Version', 'The actual version of the Factur-X XML schema'],
  ['ConformanceLevel', 'The conformance level of the embedded Factur-X data'],
]

/** An archive takes only properties that it knows, or that are explained to it here. */
const FACTUR_X = [
  described(
    `xmlns:fx="${FX}"`,
    [
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:Version>1.0</fx:Version>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
    ].join('\n'),
  ),
  described(
    [
      'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
      'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
      'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    ].join(' '),
    [
      '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
      '<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>',
      `<pdfaSchema:namespaceURI>${FX}</pdfaSchema:namespaceURI>`,
      '<pdfaSchema:prefix>fx</pdfaSchema:prefix>',
      '<pdfaSchema:property><rdf:Seq>',
      ...PROPERTIES.map(
        ([name, says]) =>
          `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${says}</pdfaProperty:description></rdf:li>`,
      ),
      '</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>',
    ].join('\n'),
  ),
].join('')
