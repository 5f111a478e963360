// The texts of the payer's pages in Dutch.
import type { Messages } from '../messages'
import type { en } from './en'

export const nl: Messages<typeof en> = {
  'page.mark.due': 'Te betalen',
  'page.mark.overdue': 'Te laat',
  'page.mark.partlyPaid': 'Deels betaald',
  'page.mark.processing': 'Onderweg',
  'page.mark.actionNeeded': 'Nog één stap',
  'page.mark.paid': 'Betaald',
  'page.mark.partlyRefunded': 'Deels terugbetaald',
  'page.mark.refunded': 'Terugbetaald',
  'page.mark.credited': 'Gecrediteerd',
  'page.mark.chargedBack': 'Teruggeboekt door de bank',
  'page.mark.disputed': 'Betwist',
  'page.mark.overpaid': 'Te veel betaald',
  'page.mark.underReview': 'Wordt gecontroleerd',
  'page.mark.void': 'Geannuleerd',
  'page.standing.dueOn': 'Te betalen uiterlijk {date}',
  'page.standing.wasDueOn': 'Had betaald moeten zijn op {date}',
  'page.standing.noDueDate': 'Geen vervaldatum',
  'page.standing.paidOn': 'Betaald op {date}',
  'page.standing.partlyPaid': '{paid} van {total} is betaald',
  'page.standing.refundedOf': 'van de {total} die u hebt betaald',
  'page.standing.processing':
    'Uw betaling wordt verwerkt. U hoeft niets meer te doen: deze pagina laat zien wanneer ze klaar is.',
  'page.standing.processingDebit':
    'Uw geld is onderweg. Dat duurt enkele werkdagen. U hoeft niets meer te doen.',
  'page.standing.processingTransfer':
    'We wachten op uw overschrijving. Als u die hebt gedaan, hoeft u niets meer te doen.',
  'page.standing.processingVoucher':
    'We wachten tot u betaalt met de code die u hebt gekregen. Als u dat hebt gedaan, hoeft u niets meer te doen.',
  'page.standing.actionNeededOther':
    'Een eerdere poging is niet afgerond. Er is niets afgeschreven. Betaal hier opnieuw om af te ronden.',
  'page.standing.refundedBank':
    'Uw geld is teruggestuurd naar uw bankrekening. Het kan tot 10 dagen duren voordat u het daar ziet.',
  'page.standing.chargedBackDebit':
    'Uw bank heeft deze incasso teruggeboekt; het geld is weer bij u. Is dat een vergissing, schrijf dan naar {seller}.',
  'page.standing.underReview':
    'De betaling die binnenkwam is niet de verwachte. We zoeken dit uit met {seller}. Intussen hoeft u niets te betalen.',
  'page.standing.underReviewWithdrawn':
    'Terwijl uw betaling onderweg was, heeft {seller} de verbinding met ons verbroken. {seller} gaat na of het geld is aangekomen. Betaal intussen niet opnieuw.',
  'page.standing.disputed':
    'Deze betaling wordt betwist en uw bank beslist erover. Intussen hoeft u niets te betalen. Is dat een vergissing, meld het dan aan uw bank en aan {seller}.',
  'page.standing.overpaid':
    'Er is {amount} meer betaald dan verschuldigd is. {seller} betaalt het terug of houdt het als tegoed voor u aan.',
  'page.standing.actionNeeded':
    'Uw bank wacht nog op uw bevestiging van een eerdere poging. Er is niets afgeschreven. Betaal hier opnieuw om af te ronden.',
  'page.standing.refunded':
    'Uw geld is teruggestuurd. Het kan 5 tot 10 dagen duren voordat u het op uw rekening ziet.',
  'page.standing.chargedBack':
    'Uw bank heeft deze betaling teruggeboekt. Is dat een vergissing, schrijf dan naar {seller}.',
  'page.standing.void': 'Deze factuur is door {seller} geannuleerd. U hoeft niets te betalen.',
  'page.standing.credited': '{seller} heeft deze factuur gecrediteerd. U hoeft niets te betalen.',
  'page.standing.paid': 'Bedankt. {seller} heeft uw betaling ontvangen.',
  'page.standing.surplus':
    'Deze factuur is twee keer betaald. De tweede betaling van {amount} is aan u terugbetaald.',
  'page.paper.invoice': 'Factuur {number}',
  'page.paper.for': 'Voor',
  'page.paper.issued': 'Factuurdatum',
  'page.paper.due': 'Vervaldatum',
  'page.paper.lines': 'Specificatie',
  'page.paper.tax': 'Belasting {rate}',
  'page.paper.subtotal': 'Subtotaal',
  'page.paper.total': 'Totaal',
  'page.paper.paid': 'Betaald',
  'page.paper.refunded': 'Terugbetaald',
  'page.paper.left': 'Nog te betalen',
  'page.paper.memo': 'Opmerking',
  'page.paper.download': 'PDF downloaden',
  'page.receipt.title': 'Betalingsbewijs',
  'page.receipt.amount': 'Bedrag',
  'page.receipt.date': 'Datum',
  'page.receipt.means': 'Betaald met',
  'page.receipt.reference': 'Kenmerk',
  'page.receipt.overpaid': 'Te veel betaald, terugbetaald',
  'page.receipt.fromCredit': 'Betaald met tegoed',
  'page.receipt.keptAsCredit': 'Als tegoed aangehouden',
  'page.receipt.refunded': 'Terugbetaald',
  'page.receipt.surplus': 'Twee keer betaald; deze betaling is terugbetaald',
  'page.receipt.keep': 'Opslaan of afdrukken',
  'page.receipt.download': 'Betalingsbewijs downloaden',
  'page.receipt.all': 'Alle betalingen downloaden',
  'page.receipt.endingIn': '{means} eindigend op {last4}',
  'page.receipt.manual': 'Geregistreerd door {seller}',
  'page.receipt.again': 'Deze factuur opnieuw betalen',
  'page.means.card': 'Kaart',
  'page.means.sepaDebit': 'SEPA-incasso',
  'page.means.usBankAccount': 'Bankrekening (ACH)',
  'page.means.bankDebit': 'Automatische incasso',
  'page.means.bankTransfer': 'Overschrijving',
  'page.means.other': 'Onlinebetaling',
  'page.bank.title': 'Betalen per overschrijving',
  'page.bank.holder': 'Rekeninghouder',
  'page.bank.bankName': 'Bank',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Rekeningnummer',
  'page.bank.routingNumber': 'Bankcode',
  'page.bank.amount': 'Bedrag',
  'page.bank.amountIfEarly': 'Bedrag bij ontvangst uiterlijk op {date}',
  'page.bank.reference': 'Betalingskenmerk',
  'page.bank.copy': 'Kopiëren',
  'page.bank.copied': 'Gekopieerd',
  'page.bank.copyOf': '{label} kopiëren',
  'page.closed.notEnabled': '{seller} kan op dit moment geen onlinebetalingen ontvangen.',
  'page.closed.belowMinimum': 'Dit bedrag is te klein om online te betalen.',
  'page.closed.aboveMaximum': 'Dit bedrag is te groot om online te betalen.',
  'page.closed.withBank': 'U kunt in plaats daarvan het bedrag overschrijven.',
  'page.closed.withoutBank': 'Vraag aan {seller} hoe u kunt betalen.',
  'page.pause.lead':
    'Hier zijn te veel kaarten geweigerd. Onlinebetalingen van deze factuur zijn daarom {minutes, plural, one {# minuut} other {# minuten}} gepauzeerd. Er is niets afgeschreven.',
  'page.pause.code':
    'Wilt u meteen met een kaart betalen? Vraag dan een code aan. We sturen die naar het adres waarnaar deze factuur is gestuurd.',
  'page.pause.send': 'Stuur mij een code',
  'page.pause.sent': 'De code is onderweg. Vul hem hier in.',
  'page.pause.label': 'Code uit de e-mail',
  'page.pause.enter': 'Verder naar betalen',
  'page.pause.wrong': 'Deze code klopt niet of is al gebruikt. Kijk in de nieuwste e-mail.',
  'page.language': 'Taal',
  'page.foot.safe':
    'Uw betaalgegevens gaan versleuteld rechtstreeks naar Stripe. {seller} en Remit krijgen ze niet te zien.',
  'page.foot.who': 'Verzonden met Remit, dat voor {seller} facturen bezorgt en betalingen ontvangt.',
  'page.foot.reach': 'Vragen over deze factuur? Schrijf naar {email}.',
  'page.foot.reachUnknown': 'Vragen over deze factuur? Beantwoord het bericht waarmee u hier bent gekomen.',
  'page.pay.title': 'Online betalen',
  'page.pay.button': '{amount} betalen',
  'page.pay.or': 'of',
  'page.pay.loading': 'Betaalformulier wordt geladen',
  'page.pay.failed':
    'Het betaalformulier kon niet worden geladen. Controleer uw verbinding of probeer het over een minuut opnieuw.',
  'page.pay.slow':
    'Het betaalformulier laat langer op zich wachten dan anders. U kunt wachten of het opnieuw proberen.',
  'page.pay.silent':
    'Het betaalformulier heeft nog niet geantwoord. Vraagt een venster u om bevestiging, rond de betaling daar dan af. Probeer het anders opnieuw: er is niets afgeschreven.',
  'page.pay.retry': 'Opnieuw proberen',
  'page.pay.noScript': 'Online betalen werkt alleen met JavaScript. Zet het aan en laad deze pagina opnieuw.',
  'page.pay.checking': 'Uw gegevens worden gecontroleerd',
  'page.pay.preparing': 'Uw betaling wordt voorbereid',
  'page.pay.bank': 'We vragen het aan uw bank',
  'page.pay.confirm':
    'Uw bank vraagt u misschien om een bevestiging. Laat deze pagina open tot alles klaar is.',
  'page.pay.done': 'Klaar. Uw betalingsbewijs wordt opgehaald',
  'page.pay.invalid': 'Hierboven ontbreekt iets of klopt iets niet. Kijk het nog eens na.',
  'page.pay.changed': 'Het bedrag is gewijzigd. Er is niets afgeschreven. Bekijk het voordat u betaalt.',
  'page.pay.gone':
    'Deze factuur kan niet meer worden betaald. Er is niets afgeschreven. De laatste stand wordt opgehaald.',
  'page.pay.inFlight':
    'Er is al een andere betaling voor deze factuur onderweg. Er is niets extra afgeschreven.',
  'page.pay.notEnabled':
    'De verkoper kan op dit moment geen onlinebetalingen ontvangen. Er is niets afgeschreven.',
  'page.pay.tooOften': 'Dat waren veel pogingen in korte tijd. Wacht een minuut.',
  'page.pay.unreachable':
    'Onze betaaldienst is op dit moment niet bereikbaar. Er is niets afgeschreven. Probeer het opnieuw.',
  'page.pay.unsure':
    'We weten nog niet of de betaling is gelukt. Betaal niet nog een keer, we zoeken het uit.',
  'page.decline.generic':
    'Uw bank heeft de betaling geweigerd. Probeer een andere kaart of vraag het aan uw bank.',
  'page.decline.noFunds':
    'Er staat niet genoeg geld op deze kaart. Probeer een andere kaart of vul deze eerst aan.',
  'page.decline.expired': 'Deze kaart is verlopen. Probeer een andere kaart.',
  'page.decline.cvc':
    'De beveiligingscode klopt niet. Kijk op de achterkant van uw kaart en probeer het opnieuw.',
  'page.decline.number': 'Het kaartnummer klopt niet. Controleer het en probeer het opnieuw.',
  'page.decline.expiry': 'De vervaldatum van de kaart klopt niet. Controleer die en probeer het opnieuw.',
  'page.decline.address':
    'Het adres of de postcode past niet bij de kaart. Controleer dit en probeer het opnieuw.',
  'page.decline.unsupported':
    'Deze kaart kan niet voor deze betaling worden gebruikt. Probeer een andere kaart.',
  'page.decline.limit':
    'De limiet van deze kaart is bereikt. Probeer een andere kaart of vraag het aan uw bank.',
  'page.decline.authentication':
    'Uw bank kon niet bevestigen dat u het was. Probeer het opnieuw of gebruik een andere kaart.',
  'page.decline.later':
    'Uw bank heeft niet goed geantwoord. Er is niets afgeschreven. Probeer het over een minuut opnieuw.',
  'page.decline.debit':
    'Uw bank heeft de incasso niet toegestaan. Betaal op een andere manier of vraag het aan uw bank.',
  'page.decline.debitGeneric':
    'Uw bank heeft de incasso niet uitgevoerd. Er is niets betaald. Probeer het opnieuw, betaal op een andere manier of vraag het aan uw bank.',
  'page.decline.debitNoFunds':
    'Er stond niet genoeg geld op de bankrekening voor de incasso. Probeer het opnieuw zodra dat wel zo is, of betaal op een andere manier.',
  'page.decline.debitAccount':
    'Van deze bankrekening kan niet worden geïncasseerd: misschien is ze opgeheven of klopt het nummer niet. Controleer het of betaal op een andere manier.',
  'page.decline.debitLimit':
    'Dit is meer dan er van de rekening mag worden geïncasseerd. Betaal op een andere manier of vraag het aan uw bank.',
  'page.decline.other':
    'Deze betaling is niet gelukt. Er is niets afgeschreven. Probeer het opnieuw of betaal op een andere manier.',
  'page.decline.otherNoFunds':
    'Er was niet genoeg geld voor deze betaling. Er is niets afgeschreven. Probeer het later opnieuw of betaal op een andere manier.',
  'page.decline.otherAuthentication':
    'Deze betaling is niet bevestigd. Er is niets afgeschreven. Probeer het opnieuw of betaal op een andere manier.',
  'page.lost.title': 'Deze link opent geen factuur',
  'page.lost.text':
    'Misschien is de link verlopen of ontbreekt er een stukje. Open hem opnieuw vanuit het bericht of vraag de afzender om een nieuwe.',
  'page.autopay.tick': 'Volgende facturen van {organisation} automatisch betalen',
  'page.autopay.terms':
    'Ik ga ermee akkoord dat {organisation} het bedrag van volgende facturen op de vervaldag met dit betaalmiddel int. Bedrag en dag worden mij vooraf gemeld: 14 dagen vóór een incasso en 3 dagen vóór een kaartbetaling, of minstens 3 dagen vooraf als een factuur eerder vervalt. Ik kan dit op elk moment stopzetten, met één klik in elke e-mail erover.',
  'page.autopay.termsOfThis':
    'Ik ga ermee akkoord dat {organisation} het bedrag van deze factuur en van volgende facturen op de vervaldag met dit betaalmiddel int. Bedrag en dag worden mij vooraf gemeld: 14 dagen vóór een incasso en 3 dagen vóór een kaartbetaling, of minstens 3 dagen vooraf als een factuur eerder vervalt. Ik kan dit op elk moment stopzetten, met één klik in elke e-mail erover.',
  'page.autopay.tickOfThis': 'Deze en volgende facturen van {organisation} automatisch betalen',
  'page.autopay.tickMissed': 'Vink dit vakje aan om akkoord te gaan.',
  'page.autopay.saveAwaited':
    'Automatisch betalen begint zodra uw bankrekening is geverifieerd. U krijgt daarover een e-mail.',
  'page.autopay.saveTitle': 'Vanaf nu automatisch betalen',
  'page.autopay.saveNote': 'Er wordt nu niets afgeschreven.',
  'page.autopay.saveButton': 'Automatisch betalen aanzetten',
  'page.autopay.on': 'Automatisch betalen staat aan: {means}',
  'page.autopay.stop': 'Stopzetten',
  'page.autopay.stopTitle': 'Automatisch betalen stopzetten?',
  'page.autopay.stopLead':
    '{organisation} int dan geen facturen meer automatisch. U krijgt elke factuur met een link om te betalen.',
  'page.autopay.stopButton': 'Automatisch betalen stopzetten',
  'page.autopay.stopped': 'Automatisch betalen staat uit. {organisation} int niets meer automatisch.',
}
