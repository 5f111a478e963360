#!/usr/bin/env bash
# lossless-json and a key that comes twice.
#
# Guessed: "Duplicate key" is an error whatever the values, since the library promises strictness where JSON.parse has none.
# Seen: two equal values pass, whole objects as well, and the callback `onDuplicateKey` is not asked. 10 and 10.0 are not equal.
#   So the same body is taken or refused by how a number was written, and a client's fault shows only on some days.
# Where it matters: a client that builds its JSON by hand and sends the amount twice.
# Remit: refuses unequal duplicates with `Request.DuplicateKey`; equal ones pass, and are read as the one value they are.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages lossless-json@4.3.3
cat >"$work/run.mjs" <<'JS'
import { parse } from 'lossless-json'
import { refusal, seen } from './seen.mjs'

let asked = 0
const options = { onDuplicateKey: () => { asked++ } }
seen('10 twice', await refusal(() => parse('{"amount":10,"amount":10}')), null)
seen('10 and 10.0', await refusal(() => parse('{"amount":10,"amount":10.0}')), "Duplicate key 'amount' encountered at position 14")
seen('an equal object twice', await refusal(() => parse('{"a":{"amount":10},"a":{"amount":10}}')), null)
parse('{"amount":10,"amount":10}', null, options)
seen('onDuplicateKey asked for equal ones', asked, 0)
JS
node "$work/run.mjs"
