// The texts of our emails in Italian.
import type { Messages } from '../messages'
import type { en } from './en'

export const it: Messages<typeof en> = {
  'mail.greeting': 'Gentile {name},',
  'mail.invoice': 'Fattura {number}',
  'mail.due': 'da pagare entro il {date}',
  'mail.wasDue': 'scaduta il {date}',
  'mail.viewAndPay': 'Visualizza e paga',
  'mail.viewInvoice': 'Visualizza la fattura',
  'mail.questions': 'Domande? Risponda a questa e-mail: la leggerà {organisation}.',
  'mail.sentBy': 'Inviata da Remit per conto di {organisation}.',
  'mail.label.invoice': 'Fattura',
  'mail.label.customer': 'Cliente',
  'mail.label.issued': 'Data di emissione',
  'mail.label.due': 'Scadenza',
  'mail.label.total': 'Totale',
  'mail.label.outstanding': 'Ancora da pagare',
  'mail.label.paid': 'Pagato',
  'mail.label.paidOn': 'Pagato il',
  'mail.label.paidWith': 'Metodo di pagamento',
  'mail.label.refunded': 'Rimborsato',
  'mail.label.fee': 'Commissione di servizio',
  'mail.label.reference': 'Riferimento',
  'mail.invoiceSent.subject': 'Fattura {number} da {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} Le ha inviato una fattura.',
  'mail.invoiceSent.settled': 'Questa fattura è pagata. Non resta nulla da pagare.',
  'mail.discountBack.subject': 'Sconto di {amount} sulla fattura {number} annullato',
  'mail.discountBack.title': 'Uno sconto è stato annullato',
  'mail.discountBack.lead':
    'Il Suo pagamento della fattura {number} è stato restituito, quindi lo sconto non vale più. {organisation} chiede anche questo importo.',
  'mail.creditNote.title': 'Nota di credito {number}',
  'mail.creditNote.subject': 'Nota di credito {number} da {organisation}: {amount}',
  'mail.creditNote.lead':
    '{organisation} Le ha accreditato questo importo sulla fattura {number}. Non è più dovuto.',
  'mail.receipt.subject': 'Ricevuta di {organisation} per la fattura {number}',
  'mail.receipt.title': 'Grazie per il pagamento',
  'mail.receipt.lead': '{organisation} ha ricevuto il Suo pagamento.',
  'mail.paidNotice.subject': '{customer} ha pagato {amount} per la fattura {number}',
  'mail.paidNotice.title': 'Ha ricevuto un pagamento',
  'mail.paidNotice.lead': '{customer} ha effettuato il pagamento.',
  'mail.refundNotice.subject': 'Rimborso di {organisation} per la fattura {number}',
  'mail.refundNotice.title': 'Il Suo rimborso è in arrivo',
  'mail.refundNotice.lead': '{organisation} Le rimborsa il pagamento della fattura {number}.',
  'mail.refundNotice.surplus':
    'La fattura {number} è stata pagata più di una volta, perciò questa somma Le viene restituita.',
  'mail.refundNotice.overpaid':
    'Per la fattura {number} è stato pagato più del dovuto, perciò questa somma Le viene restituita.',
  'mail.refundNotice.arrival': 'Di solito arriva entro 5-10 giorni, con lo stesso metodo usato per pagare.',
  'mail.refundNotice.credited':
    'Lo accompagna la nota di credito {number} di {amount}: questo importo non è più dovuto.',
  'mail.invitation.subject': '{organisation} La invita su Remit',
  'mail.invitation.title': 'Ha ricevuto un invito',
  'mail.invitation.lead':
    '{organisation} invia fatture con Remit e viene pagata tramite un link. Ha ricevuto l’invito a partecipare.',
  'mail.invitation.how':
    'Acceda con l’indirizzo {email}. Non serve una password: riceverà un link per e-mail.',
  'mail.invitation.signIn': 'Accedi',
  'mail.invitation.role': 'Il Suo ruolo',
  'mail.invitation.roleOwner': 'Titolare',
  'mail.invitation.roleAdmin': 'Amministratore',
  'mail.invitation.roleMember': 'Membro',
  'mail.order.title': 'Ordine {number}',
  'mail.order.receiptSubject': 'Ricevuta di {organisation} per l’ordine {number}',
  'mail.order.paidSubject': '{customer} ha pagato {amount} per l’ordine {number}',
  'mail.order.refundSubject': 'Rimborso di {organisation} per l’ordine {number}',
  'mail.order.refundLead': '{organisation} Le rimborsa il pagamento dell’ordine {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Apri la fattura',
  'mail.trouble.debitFailed.title': 'Un addebito bancario non è andato a buon fine',
  'mail.trouble.debitFailed.lead':
    'L’addebito di {amount} a {customer} è stato respinto. Si può pagare di nuovo con il link, con addebito o in altro modo.',
  'mail.trouble.disputeOpened.title': 'Un pagamento è stato contestato',
  'mail.trouble.disputeOpened.lead':
    'La banca di {customer} trattiene {amount} finché non avrà deciso. Senza risposta il denaro è perso.',
  'mail.trouble.inquiryOpened.title': 'Una banca chiede informazioni su un pagamento',
  'mail.trouble.inquiryOpened.lead':
    'La banca di {customer} chiede informazioni su un pagamento di {amount}. Nessun importo è stato ripreso; una risposta può evitare una contestazione.',
  'mail.trouble.answer': 'Rispondere su Stripe entro',
  'mail.trouble.disputeWon.title': 'Ha vinto la contestazione',
  'mail.trouble.disputeWon.lead': 'La banca di {customer} ha deciso a Suo favore: {amount} restano Suoi.',
  'mail.trouble.disputeLost.title': 'La contestazione è persa',
  'mail.trouble.disputeLost.lead': 'La banca di {customer} trattiene {amount}.',
  'mail.trouble.disputeLost.open': 'La fattura è di nuovo da pagare.',
  'mail.trouble.disputeLost.discount':
    'Lo sconto per questo pagamento, {amount}, è stato annullato: il cliente lo deve di nuovo.',
  'mail.trouble.inquiryClosed.title': 'La richiesta della banca è chiusa',
  'mail.trouble.inquiryClosed.lead':
    'La banca di {customer} non ha più domande sul pagamento di {amount}. Nessun importo è stato ripreso.',
  'mail.trouble.refundFailed.title': 'Un rimborso non è riuscito',
  'mail.trouble.refundFailed.lead': 'Il rimborso di {amount} a {customer} non è arrivato a destinazione.',
  'mail.trouble.refundFailed.why': 'Apra la fattura per vedere il motivo.',
  'mail.trouble.overpaid.title': 'Una fattura è stata pagata in eccesso',
  'mail.trouble.overpaid.lead':
    '{customer} ha pagato {amount} in più. Apra la fattura per restituirli o tenerli come credito.',
  'mail.trouble.setAside.title': 'Un pagamento è stato messo da parte',
  'mail.trouble.setAside.lead':
    'Un pagamento di {amount} da {customer} non corrisponde ai nostri dati o non può più essere verificato presso il fornitore. Non è stato registrato nulla. Qualcuno deve controllarlo.',
  'mail.trouble.setAside.open': 'Vedere che cosa fare',
  'mail.trouble.undelivered.failed.title': 'Il documento non è arrivato',
  'mail.trouble.undelivered.failed.lead': 'Non è stato possibile consegnarlo a {customer} tramite Peppol.',
  'mail.trouble.undelivered.rejected.title': 'Il documento è stato rifiutato',
  'mail.trouble.undelivered.rejected.lead': '{customer} lo ha ricevuto tramite Peppol e non lo accetta.',
  'mail.trouble.recurring.title': 'Non è stato possibile creare una fattura ricorrente',
  'mail.trouble.recurring.lead':
    'Non è stato possibile creare la prossima fattura per {customer}. Nulla va perso: verrà creata appena non ci sarà più nulla a impedirlo.',
  'mail.trouble.payoutFailed.title': 'Un accredito sul Suo conto non è riuscito',
  'mail.trouble.payoutFailed.lead':
    'La Sua banca ha respinto un accredito di {amount}. Controlli su Stripe che il conto bancario sia corretto.',
  'mail.trouble.payerDebit.title': 'Il Suo addebito bancario non è andato a buon fine',
  'mail.trouble.payerDebit.lead':
    'La Sua banca ha respinto l’addebito di {amount} a favore di {organisation}. Verifichi che il conto abbia fondi e ammetta addebiti, poi paghi di nuovo o scelga un altro modo.',
  'mail.trouble.paymentFailed.title': 'Un pagamento non è andato a buon fine',
  'mail.trouble.paymentFailed.lead': 'Il pagamento di {amount} di {customer} non è andato a buon fine.',
  'mail.trouble.payerPayment.title': 'Il Suo pagamento non è andato a buon fine',
  'mail.trouble.payerPayment.lead':
    'Il Suo pagamento di {amount} a {organisation} non è andato a buon fine. Paghi di nuovo o scelga un altro modo.',
  'mail.debit.onItsWay.title': 'Il Suo addebito bancario è in corso',
  'mail.debit.onItsWay.lead':
    '{organisation} ha chiesto {amount} alla Sua banca. Non deve fare altro: tenga fondi sufficienti sul conto fino all’addebito.',
  'mail.debit.onItsWay.arrival':
    'Di solito ci vogliono circa {days, plural, one {# giorno lavorativo} many {# giorni lavorativi} other {# giorni lavorativi}}. Le scriveremo di nuovo quando si saprà come è andata.',
  'mail.debit.failed.sepa':
    'La Sua banca ha respinto l’addebito SEPA di {amount} a favore di {organisation}. Verifichi che il conto abbia fondi e che gli addebiti SEPA non siano bloccati, poi paghi di nuovo o scelga un altro modo.',
  'mail.debit.failed.bacs':
    'La Sua banca ha respinto l’addebito Bacs di {amount} a favore di {organisation}. Verifichi che il conto abbia fondi e che il mandato (Direct Debit Instruction) non sia stato annullato presso la banca, poi paghi di nuovo o scelga un altro modo.',
  'mail.debit.failed.ach':
    'La Sua banca ha respinto l’addebito ACH di {amount} a favore di {organisation}. Verifichi il routing number e il numero di conto, che il conto abbia fondi e che la banca non blocchi gli addebiti ACH, poi paghi di nuovo o scelga un altro modo.',
  'mail.debit.failed.becs':
    'La Sua banca ha respinto l’addebito BECS di {amount} a favore di {organisation}. Verifichi il BSB e il numero di conto, che il conto abbia fondi e ammetta addebiti, poi paghi di nuovo o scelga un altro modo.',
  'mail.debit.failed.pad':
    'La Sua banca ha respinto l’addebito preautorizzato di {amount} a favore di {organisation}. Verifichi i numeri di transito, di istituto e di conto e che il conto abbia fondi, poi paghi di nuovo o scelga un altro modo.',
  'mail.trouble.payerRefund.title': 'Il Suo rimborso non è arrivato',
  'mail.trouble.payerRefund.lead':
    'La banca non ha accettato il rimborso di {amount} da {organisation}. {organisation} ne è al corrente e Le restituirà il denaro in altro modo. Risponda a questa e-mail per dire come.',
  'mail.trouble.payerRefund.cancelled':
    'La nota di credito {cancelled} che lo accompagnava non vale più: il documento {number} la annulla.',
  'mail.trouble.paymentsOff.title': 'I pagamenti online sono disattivati',
  'mail.trouble.paymentsOff.lead':
    '{organisation} non può più ricevere pagamenti online: Stripe li ha fermati, oppure il collegamento a Stripe è stato revocato. Le fatture mostrano gli altri modi di pagare finché non si risolve.',
  'mail.trouble.paymentsOff.open': 'Vedere che cosa manca',
  'mail.unlock.subject': 'Il Suo codice per pagare {number}',
  'mail.unlock.title': 'Il Suo codice per pagare',
  'mail.unlock.lead':
    'Inserisca questo codice nella pagina di pagamento di {organisation}. Vale una volta, finché i pagamenti online vi sono sospesi.',
  'mail.unlock.ignore':
    'Non l’ha richiesto Lei? Allora qualcun altro ha il Suo link di pagamento. Non è stato addebitato nulla e può ignorare questa e-mail.',
  'mail.trouble.paused.title': 'Pagamenti online sospesi',
  'mail.trouble.paused.lead':
    '{count, plural, one {È stata rifiutata # carta} many {Sono state rifiutate # carte} other {Sono state rifiutate # carte}} in poco tempo, come accade quando si provano carte rubate. Lì abbiamo sospeso per un po’ i pagamenti online; tutti gli altri continuano. Il Suo cliente può pagare in altro modo o con un codice che inviamo al destinatario della fattura.',
  'mail.reminder.before.subject': 'In scadenza il {date}: fattura {number} di {organisation}',
  'mail.reminder.on.subject': 'In scadenza oggi: fattura {number} di {organisation}',
  'mail.reminder.after.subject': 'Promemoria: la fattura {number} di {organisation} è ancora da pagare',
  'mail.reminder.before.lead':
    'Un cordiale promemoria: il {date} scadono {amount} per la fattura {number} di {organisation}. Può pagare con il link qui sotto.',
  'mail.reminder.on.lead':
    'Oggi scadono {amount} per la fattura {number} di {organisation}. Può pagare con il link qui sotto.',
  'mail.reminder.after.lead':
    'Il pagamento di {amount} per la fattura {number} di {organisation} è scaduto il {date} e non è ancora arrivato. La preghiamo di pagare con il link qui sotto.',
  'mail.reminder.open.lead':
    'Restano da pagare {amount} per la fattura {number} di {organisation}. Può pagare con il link qui sotto.',
  'mail.reminder.reply': 'C’è un problema? Risponda a questa email.',
  'mail.reminder.ignore': 'Ha già pagato? Allora grazie: può ignorare questa email.',
  'mail.reminder.phone': 'Può contattare {organisation} anche per telefono: {phone}.',
  'mail.statement.subject': 'Riepilogo delle Sue fatture da {organisation}',
  'mail.statement.title': 'Le Sue fatture da pagare',
  'mail.statement.lead': '{organisation} Le ha inviato l’elenco delle fatture ancora da pagare.',
  'mail.statement.count':
    '{count, plural, one {# fattura è da pagare.} many {# di fatture sono da pagare.} other {# fatture sono da pagare.}}',
  'mail.statement.nothing': 'Non resta nulla da pagare.',
  'mail.statement.oldest': 'Qui sono elencate solo le fatture più vecchie.',
  'mail.autopay.label': 'Pagamento automatico',
  'mail.autopay.stop': 'Interrompi',
  'mail.autopay.agreed.title': 'Il pagamento automatico è attivo',
  'mail.autopay.agreed.lead':
    'D’ora in poi {organisation} incassa automaticamente le Sue fatture alla scadenza. Ecco che cosa ha accettato:',
  'mail.autopay.coming.title': 'Il Suo pagamento sarà incassato il {date}',
  'mail.autopay.coming.lead':
    '{organisation} incasserà automaticamente {amount} il {date}. Non deve fare nulla. Se preferisce pagare in altro modo, lo faccia prima di quel giorno.',
  'mail.autopay.declined.title': 'Il Suo pagamento automatico non è riuscito',
  'mail.autopay.declined.lead':
    'Non abbiamo potuto incassare {amount} per {organisation}. La preghiamo di pagare con il link qui sotto.',
  'mail.autopay.declined.confirm':
    'La Sua banca vuole che Lei stesso confermi questo pagamento di {amount} a {organisation}. La preghiamo di pagare con il link qui sotto.',
  'mail.autopay.declined.again': 'Se non sarà pagato entro il {date}, proveremo ancora una volta.',
  'mail.autopay.declined.last': 'Non riproveremo da soli.',
  'mail.autopay.ended.title': 'Il pagamento automatico è terminato',
  'mail.autopay.ended.byPayer':
    'Come richiesto, {organisation} non incassa più automaticamente le Sue fatture. Riceverà ognuna con un link per pagare.',
  'mail.autopay.ended.byOthers':
    '{organisation} non incassa più automaticamente le Sue fatture. Riceverà ognuna con un link per pagare.',
  'mail.autopay.ended.byMeans':
    'Il Suo mezzo di pagamento non può più essere addebitato, perciò {organisation} non incassa più automaticamente le Sue fatture. Riceverà ognuna con un link per pagare, dove potrà riattivare il pagamento automatico.',
  'mail.autopay.endedNotice.lead':
    '{customer} non paga più automaticamente. Invii le fatture con il loro link, come prima.',
  'mail.autopay.declinedNotice.title': 'Un pagamento automatico non è riuscito',
  'mail.autopay.declinedNotice.lead':
    'Non è stato possibile incassare {amount} da {customer}, e non si riproverà automaticamente. Il cliente ha il link per pagare.',
  'mail.autopay.untoldNotice.title': 'Un pagamento automatico è in attesa',
  'mail.autopay.untoldNotice.lead':
    'Non è stato incassato {amount} da {customer}: non è stato possibile inviare l’e-mail che lo annuncia prima. Controlli il suo indirizzo e-mail. L’incasso avverrà quando l’avviso sarà stato inviato.',
}
