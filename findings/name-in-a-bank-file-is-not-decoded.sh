#!/usr/bin/env bash
# fast-xml-parser and a letter written as a number: M&#252;ller, as XML allows anywhere in a text.
#
# Guessed: every XML parser turns &#252; into ü; only named HTML entities such as &uuml; need an option.
# Seen: it hands over the eight characters M&#252;ller and more, while &amp; is decoded; with `htmlEntities: true` both are. xml2js decodes.
#   What xml2js writes for a line break (&#xD;) fast-xml-parser so does not read back.
# Where it matters: banks and ERP systems that write pure ASCII (statements, e-invoices) do just this; names and references then match
#   nobody's, and print as they came.
# Remit: writes XML for some callers, and reads none.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages fast-xml-parser@5.12.1 xml2js@0.6.2
cat >"$work/run.mjs" <<'JS'
import { XMLParser } from 'fast-xml-parser'
import xml2js from 'xml2js'
import { seen } from './seen.mjs'

const statement = '<Dbtr><Nm>M&#252;ller &amp; S&#xF6;hne</Nm></Dbtr>'
const parsed = (options) => new XMLParser(options).parse(statement).Dbtr.Nm
seen('fast-xml-parser', parsed({}), 'M&#252;ller & S&#xF6;hne')
seen('fast-xml-parser with htmlEntities', parsed({ htmlEntities: true }), 'Müller & Söhne')
seen('xml2js', (await xml2js.parseStringPromise(statement)).Dbtr.Nm[0], 'Müller & Söhne')
const written = new xml2js.Builder({ headless: true }).buildObject({ Note: 'first line\r\nsecond' })
seen('xml2js to fast-xml-parser', new XMLParser().parse(written).Note, 'first line&#xD;\nsecond')
JS
node "$work/run.mjs"
