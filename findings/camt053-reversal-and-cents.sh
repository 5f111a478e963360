#!/usr/bin/env bash
# iso20022.js reading a camt.053 bank statement: the reversal indicator, and amounts in minor units.
#
# Guessed: `reversal` says what RvslInd says, and amounts in minor units are whole numbers.
# Seen: `reversal` is false for "true" and for "1" alike: the XML reader below has already made a boolean or a number of it,
#   and it is compared with the text "true". 1.15 becomes 114.99999999999999 and 64.10 becomes 6409.999999999999.
#   A remittance text of digits only comes back as a number: "00017" as 17.
# Where it matters: a bank takes a payment back, and it is counted as a payment; amounts equal on paper are not equal in code.
# Remit: reads no bank statements; its amounts are whole minor units read digit by digit (lib/money/decimal.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages iso20022.js@0.0.15
cat >"$work/run.mjs" <<'JS'
import { CashManagementEndOfDayReport } from 'iso20022.js'
import { seen } from './seen.mjs'

const entry = (amount, reversal, text) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
  ${reversal === undefined ? '' : `<RvslInd>${reversal}</RvslInd>`}<Sts>BOOK</Sts><BookgDt><Dt>2026-02-02</Dt></BookgDt>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
  <NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
const statement = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>EXAMPLE</MsgId><CreDtTm>2026-02-02T20:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><CreDtTm>2026-02-02T20:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Svcr><FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId></Svcr></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-02</Dt></Dt></Bal>
${entry('1.15', undefined, 'Invoice 17')}${entry('64.10', 'true', '00017')}${entry('3.00', '1', 'Invoice 18')}
</Stmt></BkToCstmrStmt></Document>`
const { entries } = CashManagementEndOfDayReport.fromXML(statement)

seen('reversal of: none, true, 1', entries.map(({ reversal }) => reversal), [false, false, false])
seen('amounts of 1.15, 64.10, 3.00', entries.map(({ amount }) => amount), [114.99999999999999, 6409.999999999999, 300])
seen('remittance texts', entries.map(({ transactions }) => transactions[0].remittanceInformation), ['Invoice 17', 17, 'Invoice 18'])
JS
node "$work/run.mjs"
