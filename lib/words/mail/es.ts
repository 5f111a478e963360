// The texts of our emails in Spanish.
import type { Messages } from '../messages'
import type { en } from './en'

export const es: Messages<typeof en> = {
  'mail.greeting': 'Hola, {name}:',
  'mail.invoice': 'Factura {number}',
  'mail.due': 'vence el {date}',
  'mail.wasDue': 'venció el {date}',
  'mail.viewAndPay': 'Ver y pagar',
  'mail.viewInvoice': 'Ver la factura',
  'mail.questions': '¿Alguna pregunta? Responda a este mensaje y llegará a {organisation}.',
  'mail.sentBy': 'Enviado por Remit en nombre de {organisation}.',
  'mail.label.invoice': 'Factura',
  'mail.label.customer': 'Cliente',
  'mail.label.issued': 'Emitida el',
  'mail.label.due': 'Vencimiento',
  'mail.label.total': 'Total',
  'mail.label.outstanding': 'Pendiente de pago',
  'mail.label.paid': 'Pagado',
  'mail.label.paidOn': 'Pagado el',
  'mail.label.paidWith': 'Medio de pago',
  'mail.label.refunded': 'Reembolsado',
  'mail.label.fee': 'Comisión de servicio',
  'mail.label.reference': 'Referencia',
  'mail.invoiceSent.subject': 'Factura {number} de {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} le ha enviado una factura.',
  'mail.invoiceSent.settled': 'Esta factura está pagada. No queda nada pendiente.',
  'mail.discountBack.subject': 'Descuento de {amount} de la factura {number} anulado',
  'mail.discountBack.title': 'Se ha anulado un descuento',
  'mail.discountBack.lead':
    'Su pago de la factura {number} ha sido devuelto, por lo que el descuento ya no es válido. {organisation} le reclama también este importe.',
  'mail.creditNote.title': 'Factura rectificativa {number}',
  'mail.creditNote.subject': 'Factura rectificativa {number} de {organisation}: {amount}',
  'mail.creditNote.lead': '{organisation} le ha abonado este importe de la factura {number}. Ya no lo debe.',
  'mail.receipt.subject': 'Recibo de {organisation} de la factura {number}',
  'mail.receipt.title': 'Gracias por su pago',
  'mail.receipt.lead': '{organisation} ha recibido su pago.',
  'mail.paidNotice.subject': '{customer} ha pagado {amount} de la factura {number}',
  'mail.paidNotice.title': 'Ha recibido un pago',
  'mail.paidNotice.lead': '{customer} le ha pagado.',
  'mail.refundNotice.subject': 'Reembolso de {organisation} de la factura {number}',
  'mail.refundNotice.title': 'Su reembolso está en camino',
  'mail.refundNotice.lead': '{organisation} le reembolsa su pago de la factura {number}.',
  'mail.refundNotice.surplus':
    'La factura {number} se pagó más de una vez, por eso se le devuelve este dinero.',
  'mail.refundNotice.overpaid': 'Se pagó de más por la factura {number}, por eso se le devuelve este dinero.',
  'mail.refundNotice.arrival': 'Suele llegar en un plazo de 5 a 10 días, por el mismo medio con el que pagó.',
  'mail.refundNotice.credited':
    'Lo acompaña la factura rectificativa {number} por {amount}: ya no debe este importe.',
  'mail.invitation.subject': '{organisation} le invita a Remit',
  'mail.invitation.title': 'Tiene una invitación',
  'mail.invitation.lead':
    '{organisation} envía sus facturas con Remit y cobra mediante un enlace. Le invita a participar.',
  'mail.invitation.how':
    'Inicie sesión con la dirección {email}. No necesita contraseña: recibirá un enlace por correo.',
  'mail.invitation.signIn': 'Iniciar sesión',
  'mail.invitation.role': 'Su función',
  'mail.invitation.roleOwner': 'Propietario',
  'mail.invitation.roleAdmin': 'Administrador',
  'mail.invitation.roleMember': 'Miembro',
  'mail.order.title': 'Pedido {number}',
  'mail.order.receiptSubject': 'Recibo de {organisation} del pedido {number}',
  'mail.order.paidSubject': '{customer} ha pagado {amount} del pedido {number}',
  'mail.order.refundSubject': 'Reembolso de {organisation} del pedido {number}',
  'mail.order.refundLead': '{organisation} le reembolsa su pago del pedido {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Abrir la factura',
  'mail.trouble.debitFailed.title': 'Un adeudo bancario no se ha cobrado',
  'mail.trouble.debitFailed.lead':
    'El adeudo de {amount} de {customer} ha sido devuelto. Se puede pagar de nuevo con el enlace, por adeudo o de otra forma.',
  'mail.trouble.disputeOpened.title': 'Un pago está en disputa',
  'mail.trouble.disputeOpened.lead':
    'El banco de {customer} ha retirado {amount} hasta que decida. Sin respuesta, el dinero se pierde.',
  'mail.trouble.inquiryOpened.title': 'Un banco tiene una pregunta sobre un pago',
  'mail.trouble.inquiryOpened.lead':
    'El banco de {customer} pregunta por un pago de {amount}. No se ha retirado dinero; una respuesta puede evitar una disputa.',
  'mail.trouble.answer': 'Responder en Stripe a más tardar el',
  'mail.trouble.disputeWon.title': 'Ha ganado la disputa',
  'mail.trouble.disputeWon.lead': 'El banco de {customer} ha decidido a su favor: {amount} son suyos.',
  'mail.trouble.disputeLost.title': 'Ha perdido la disputa',
  'mail.trouble.disputeLost.lead': 'El banco de {customer} se queda con {amount}.',
  'mail.trouble.disputeLost.open': 'La factura vuelve a estar pendiente.',
  'mail.trouble.disputeLost.discount':
    'El descuento de este pago, {amount}, se ha anulado: su cliente vuelve a deberlo.',
  'mail.trouble.inquiryClosed.title': 'La consulta del banco ha terminado',
  'mail.trouble.inquiryClosed.lead':
    'El banco de {customer} ya no tiene preguntas sobre el pago de {amount}. No se ha retirado dinero.',
  'mail.trouble.refundFailed.title': 'Un reembolso ha fallado',
  'mail.trouble.refundFailed.lead': 'El reembolso de {amount} a {customer} no le ha llegado.',
  'mail.trouble.refundFailed.why': 'Abra la factura para ver el motivo.',
  'mail.trouble.overpaid.title': 'Se ha pagado de más una factura',
  'mail.trouble.overpaid.lead':
    '{customer} ha pagado {amount} de más. Abra la factura para devolverlo o conservarlo como saldo a favor.',
  'mail.trouble.setAside.title': 'Hay un pago apartado',
  'mail.trouble.setAside.lead':
    'Un pago de {amount} de {customer} no coincide con nuestros datos o ya no se puede comprobar con el proveedor. No se ha contabilizado nada. Alguien tiene que revisarlo.',
  'mail.trouble.setAside.open': 'Ver qué hacer',
  'mail.trouble.undelivered.failed.title': 'El documento no ha llegado',
  'mail.trouble.undelivered.failed.lead': 'No se ha podido entregar a {customer} por Peppol.',
  'mail.trouble.undelivered.rejected.title': 'El documento ha sido rechazado',
  'mail.trouble.undelivered.rejected.lead': '{customer} lo ha recibido por Peppol y no lo acepta.',
  'mail.trouble.recurring.title': 'No se pudo crear una factura periódica',
  'mail.trouble.recurring.lead':
    'No se pudo crear la próxima factura para {customer}. No se pierde nada: se creará en cuanto nada lo impida.',
  'mail.trouble.payoutFailed.title': 'Una transferencia a su banco ha fallado',
  'mail.trouble.payoutFailed.lead':
    'Su banco ha devuelto una transferencia de {amount}. Compruebe en Stripe que su cuenta bancaria es correcta.',
  'mail.trouble.payerDebit.title': 'Su adeudo bancario no se ha cobrado',
  'mail.trouble.payerDebit.lead':
    'Su banco ha devuelto el adeudo de {amount} a favor de {organisation}. Compruebe que la cuenta tiene saldo y admite adeudos, y pague de nuevo o elija otra forma de pago.',
  'mail.trouble.paymentFailed.title': 'Un pago no se ha completado',
  'mail.trouble.paymentFailed.lead': 'El pago de {amount} de {customer} no se ha completado.',
  'mail.trouble.payerPayment.title': 'Su pago no se ha completado',
  'mail.trouble.payerPayment.lead':
    'Su pago de {amount} a {organisation} no se ha completado. Pague de nuevo o elija otra forma de pago.',
  'mail.debit.onItsWay.title': 'Su adeudo bancario está en camino',
  'mail.debit.onItsWay.lead':
    '{organisation} ha pedido {amount} a su banco. No tiene que hacer nada más: mantenga saldo suficiente en la cuenta hasta que se cobre.',
  'mail.debit.onItsWay.arrival':
    'Suele tardar unos {days, plural, one {# día hábil} many {# días hábiles} other {# días hábiles}}. Le escribiremos de nuevo en cuanto se sepa cómo ha terminado.',
  'mail.debit.failed.sepa':
    'Su banco ha devuelto el adeudo SEPA de {amount} a {organisation}. Compruebe que la cuenta tiene saldo y que no tiene bloqueados los adeudos SEPA, y pague de nuevo o elija otra forma de pago.',
  'mail.debit.failed.bacs':
    'Su banco ha devuelto el adeudo Bacs de {amount} a {organisation}. Compruebe que la cuenta tiene saldo y que la orden (Direct Debit Instruction) no se ha cancelado en su banco, y pague de nuevo o elija otra forma de pago.',
  'mail.debit.failed.ach':
    'Su banco ha devuelto el débito ACH de {amount} a {organisation}. Compruebe los números de ruta y de cuenta, que la cuenta tiene saldo y que su banco no bloquea los débitos ACH, y pague de nuevo o elija otra forma de pago.',
  'mail.debit.failed.becs':
    'Su banco ha devuelto el adeudo BECS de {amount} a {organisation}. Compruebe el BSB y el número de cuenta, que tiene saldo y que admite adeudos, y pague de nuevo o elija otra forma de pago.',
  'mail.debit.failed.pad':
    'Su banco ha devuelto el débito preautorizado de {amount} a {organisation}. Compruebe los números de tránsito, de institución y de cuenta y que la cuenta tiene saldo, y pague de nuevo o elija otra forma de pago.',
  'mail.trouble.payerRefund.title': 'Su reembolso no ha llegado',
  'mail.trouble.payerRefund.lead':
    'El banco no ha aceptado el reembolso de {amount} de {organisation}. {organisation} ya lo sabe y le devolverá el dinero de otra forma. Responda a este correo si quiere decir cómo.',
  'mail.trouble.payerRefund.cancelled':
    'La factura rectificativa {cancelled} que lo acompañaba ya no es válida: el documento {number} la anula.',
  'mail.trouble.paymentsOff.title': 'Los pagos en línea están desactivados',
  'mail.trouble.paymentsOff.lead':
    '{organisation} ya no puede recibir pagos en línea: Stripe los ha detenido o se ha retirado la conexión con Stripe. Las facturas muestran las otras formas de pago hasta que se resuelva.',
  'mail.trouble.paymentsOff.open': 'Ver qué falta',
  'mail.unlock.subject': 'Su código para pagar {number}',
  'mail.unlock.title': 'Su código para pagar',
  'mail.unlock.lead':
    'Introduzca este código en la página de pago de {organisation}. Sirve una vez, mientras los pagos en línea estén en pausa.',
  'mail.unlock.ignore':
    '¿No lo ha solicitado? Entonces otra persona tiene su enlace de pago. No se ha cobrado nada y puede ignorar este correo.',
  'mail.trouble.paused.title': 'Se han pausado los pagos en línea',
  'mail.trouble.paused.lead':
    '{count, plural, one {Se ha rechazado # tarjeta} many {Se han rechazado # tarjetas} other {Se han rechazado # tarjetas}} en poco tiempo, como ocurre cuando se prueban tarjetas robadas. Hemos pausado allí los pagos en línea durante un rato; los demás pagos continúan. Su cliente puede pagar de otra forma o con un código que enviamos al destinatario de la factura.',
  'mail.reminder.before.subject': 'Vence el {date}: factura {number} de {organisation}',
  'mail.reminder.on.subject': 'Vence hoy: factura {number} de {organisation}',
  'mail.reminder.after.subject': 'Recordatorio: la factura {number} de {organisation} sigue pendiente',
  'mail.reminder.before.lead':
    'Un recordatorio amistoso: el {date} vencen {amount} de la factura {number} de {organisation}. Puede pagar con el enlace de abajo.',
  'mail.reminder.on.lead':
    'Hoy vencen {amount} de la factura {number} de {organisation}. Puede pagar con el enlace de abajo.',
  'mail.reminder.after.lead':
    'El pago de {amount} de la factura {number} de {organisation} venció el {date} y aún no ha llegado. Pague con el enlace de abajo, por favor.',
  'mail.reminder.open.lead':
    'Quedan {amount} por pagar de la factura {number} de {organisation}. Puede pagar con el enlace de abajo.',
  'mail.reminder.reply': '¿Hay algún problema? Responda a este correo.',
  'mail.reminder.ignore': '¿Ya ha pagado? Entonces, gracias; no haga caso de este correo.',
  'mail.reminder.phone': 'También puede llamar a {organisation} por teléfono: {phone}.',
  'mail.statement.subject': 'Estado de cuenta de {organisation}',
  'mail.statement.title': 'Sus facturas pendientes',
  'mail.statement.lead': '{organisation} le ha enviado la lista de sus facturas pendientes.',
  'mail.statement.count':
    '{count, plural, one {# factura está pendiente.} many {# de facturas están pendientes.} other {# facturas están pendientes.}}',
  'mail.statement.nothing': 'No queda nada pendiente.',
  'mail.statement.oldest': 'Aquí solo figuran las facturas más antiguas.',
  'mail.autopay.label': 'Pago automático',
  'mail.autopay.stop': 'Detenerlo',
  'mail.autopay.agreed.title': 'El pago automático está activado',
  'mail.autopay.agreed.lead':
    'A partir de ahora {organisation} cobra sus facturas automáticamente en su fecha de vencimiento. Esto es lo que ha aceptado:',
  'mail.autopay.coming.title': 'Su pago se cobrará el {date}',
  'mail.autopay.coming.lead':
    '{organisation} cobrará {amount} automáticamente el {date}. No tiene que hacer nada. Si prefiere pagar de otra forma, hágalo antes de ese día.',
  'mail.autopay.declined.title': 'Su pago automático no se ha podido realizar',
  'mail.autopay.declined.lead':
    'No hemos podido cobrar {amount} para {organisation}. Pague con el enlace de abajo.',
  'mail.autopay.declined.confirm':
    'Su banco quiere que confirme usted este pago de {amount} a {organisation}. Pague con el enlace de abajo.',
  'mail.autopay.declined.again': 'Si no se ha pagado antes del {date}, lo intentaremos una vez más.',
  'mail.autopay.declined.last': 'No volveremos a intentarlo por nuestra cuenta.',
  'mail.autopay.ended.title': 'El pago automático ha terminado',
  'mail.autopay.ended.byPayer':
    'Como ha pedido, {organisation} ya no cobra sus facturas automáticamente. Recibirá cada una con un enlace para pagar.',
  'mail.autopay.ended.byOthers':
    '{organisation} ya no cobra sus facturas automáticamente. Recibirá cada una con un enlace para pagar.',
  'mail.autopay.ended.byMeans':
    'Ya no se puede cobrar con su medio de pago, por lo que {organisation} ya no cobra sus facturas automáticamente. Recibirá cada una con un enlace para pagar, donde puede volver a activar el pago automático.',
  'mail.autopay.endedNotice.lead':
    '{customer} ya no paga automáticamente. Envíe las facturas con su enlace, como antes.',
  'mail.autopay.declinedNotice.title': 'Un pago automático ha fallado',
  'mail.autopay.declinedNotice.lead':
    'No se han podido cobrar {amount} a {customer}, y no se volverá a intentar automáticamente. El cliente tiene el enlace para pagar.',
  'mail.autopay.untoldNotice.title': 'Un pago automático está en espera',
  'mail.autopay.untoldNotice.lead':
    'No se han cobrado {amount} a {customer}: no se ha podido enviar el correo que lo anuncia antes. Compruebe su dirección de correo electrónico. Se cobrará una vez enviado el aviso.',
}
