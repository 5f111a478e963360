// Time zones of organisations: the usual one of a country, those that can be chosen, and how the database spells them.
import type { Queryable } from '@/db/database'
import { invalidField } from '@/lib/failure/failure'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { displayDay } from '@/lib/time-zone'
import { selectKnownTimeZone } from './store'

// By the first part of the zone's name.
const ZONES = `
  Africa: AO Luanda, BF Ouagadougou, BI Bujumbura, BJ Porto-Novo, BW Gaborone, CD Kinshasa, CF Bangui
  Africa: CG Brazzaville, CI Abidjan, CM Douala, DJ Djibouti, DZ Algiers, EG Cairo, EH El_Aaiun, ER Asmara
  Africa: ET Addis_Ababa, GA Libreville, GH Accra, GM Banjul, GN Conakry, GQ Malabo, GW Bissau, KE Nairobi
  Africa: LR Monrovia, LS Maseru, LY Tripoli, MA Casablanca, ML Bamako, MR Nouakchott, MW Blantyre, MZ Maputo
  Africa: NA Windhoek, NE Niamey, NG Lagos, RW Kigali, SD Khartoum, SL Freetown, SN Dakar, SO Mogadishu
  Africa: SS Juba, ST Sao_Tome, SZ Mbabane, TD Ndjamena, TG Lome, TN Tunis, TZ Dar_es_Salaam, UG Kampala
  Africa: ZA Johannesburg, ZM Lusaka, ZW Harare
  America: AG Antigua, AI Anguilla, AR Argentina/Buenos_Aires, AW Aruba, BB Barbados, BL St_Barthelemy
  America: BO La_Paz, BQ Kralendijk, BR Sao_Paulo, BS Nassau, BZ Belize, CA Toronto, CL Santiago, CO Bogota
  America: CR Costa_Rica, CU Havana, CW Curacao, DM Dominica, DO Santo_Domingo, EC Guayaquil, GD Grenada
  America: GF Cayenne, GL Nuuk, GP Guadeloupe, GT Guatemala, GY Guyana, HN Tegucigalpa, HT Port-au-Prince
  America: JM Jamaica, KN St_Kitts, KY Cayman, LC St_Lucia, MF Marigot, MQ Martinique, MS Montserrat
  America: MX Mexico_City, NI Managua, PA Panama, PE Lima, PM Miquelon, PR Puerto_Rico, PY Asuncion
  America: SR Paramaribo, SV El_Salvador, SX Lower_Princes, TC Grand_Turk, TT Port_of_Spain, US New_York
  America: UY Montevideo, VC St_Vincent, VE Caracas, VG Tortola, VI St_Thomas
  Antarctica: AQ McMurdo
  Arctic: SJ Longyearbyen
  Asia: AE Dubai, AF Kabul, AM Yerevan, AZ Baku, BD Dhaka, BH Bahrain, BN Brunei, BT Thimphu, CN Shanghai
  Asia: CY Nicosia, GE Tbilisi, HK Hong_Kong, ID Jakarta, IL Jerusalem, IN Kolkata, IQ Baghdad, IR Tehran
  Asia: JO Amman, JP Tokyo, KG Bishkek, KH Phnom_Penh, KP Pyongyang, KR Seoul, KW Kuwait, KZ Almaty
  Asia: LA Vientiane, LB Beirut, LK Colombo, MM Yangon, MN Ulaanbaatar, MO Macau, MY Kuala_Lumpur
  Asia: NP Kathmandu, OM Muscat, PH Manila, PK Karachi, PS Hebron, QA Qatar, SA Riyadh, SG Singapore
  Asia: SY Damascus, TH Bangkok, TJ Dushanbe, TL Dili, TM Ashgabat, TW Taipei, UZ Tashkent, VN Ho_Chi_Minh
  Asia: YE Aden
  Atlantic: BM Bermuda, CV Cape_Verde, FK Stanley, FO Faroe, GS South_Georgia, IS Reykjavik, SH St_Helena
  Australia: AU Sydney
  Europe: AD Andorra, AL Tirane, AT Vienna, AX Mariehamn, BA Sarajevo, BE Brussels, BG Sofia, BV Oslo
  Europe: BY Minsk, CH Zurich, CZ Prague, DE Berlin, DK Copenhagen, EE Tallinn, ES Madrid, FI Helsinki
  Europe: FR Paris, GB London, GG Guernsey, GI Gibraltar, GR Athens, HR Zagreb, HU Budapest, IE Dublin
  Europe: IM Isle_of_Man, IT Rome, JE Jersey, LI Vaduz, LT Vilnius, LU Luxembourg, LV Riga, MC Monaco
  Europe: MD Chisinau, ME Podgorica, MK Skopje, MT Malta, NL Amsterdam, NO Oslo, PL Warsaw, PT Lisbon
  Europe: RO Bucharest, RS Belgrade, RU Moscow, SE Stockholm, SI Ljubljana, SK Bratislava, SM San_Marino
  Europe: TR Istanbul, UA Kyiv, VA Vatican
  Indian: CC Cocos, CX Christmas, HM Kerguelen, IO Chagos, KM Comoro, MG Antananarivo, MU Mauritius
  Indian: MV Maldives, RE Reunion, SC Mahe, TF Kerguelen, YT Mayotte
  Pacific: AS Pago_Pago, CK Rarotonga, FJ Fiji, FM Chuuk, GU Guam, KI Tarawa, MH Majuro, MP Saipan, NC Noumea
  Pacific: NF Norfolk, NR Nauru, NU Niue, NZ Auckland, PF Tahiti, PG Port_Moresby, PN Pitcairn, PW Palau
  Pacific: SB Guadalcanal, TK Fakaofo, TO Tongatapu, TV Funafuti, UM Wake, VU Efate, WF Wallis, WS Apia
`

const zoneOf: ReadonlyMap<string, string> = new Map(
  [...ZONES.matchAll(/^ {2}(\w+): (.+)$/gm)].flatMap(([, area = '', list = '']) =>
    list.split(', ').map((entry): [string, string] => {
      const [country = '', place = ''] = entry.split(' ')
      return [country, `${area}/${place}`]
    }),
  ),
)

/** `country` is an ISO 3166-1 code. UTC for what is no country. */
export const zoneOfCountry = (country: string): string => zoneOf.get(country) ?? 'UTC'

export interface ZoneChoice {
  /** IANA. */
  name: string
  label: string
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' })
const CLOCK = { hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' } as const

const countriesOf = (zone: string): string[] =>
  COUNTRIES.filter((country) => zoneOfCountry(country) === zone).map((code) => NAMES.of(code) ?? code)

/** `Pacific/Auckland`: "09:27 GMT+13, New Zealand". */
export function zoneChoices(country: string, now: Date): ZoneChoice[] {
  const usual = zoneOfCountry(country)
  const known = new Set([
    usual,
    ...COUNTRIES.map(zoneOfCountry),
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
  ])
  return [...known]
    .toSorted((a, b) => Number(b === usual) - Number(a === usual) || a.localeCompare(b, 'en'))
    .map((name) => ({
      name,
      label: [displayDay(now, 'en-GB', name, CLOCK), ...countriesOf(name)].join(', '),
    }))
}

/** As the database spells it. Throws `Request.Invalid`. */
export async function spellTimeZone(db: Queryable, name: string): Promise<string> {
  const known = await selectKnownTimeZone(db, name)
  if (known !== undefined) return known
  throw invalidField(
    '/timeZone',
    'unknown-time-zone',
    'timeZone: this time zone is not known. Use an IANA name such as Europe/Berlin.',
  )
}
