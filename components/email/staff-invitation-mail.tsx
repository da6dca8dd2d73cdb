import { Text } from "@react-email/components";
import { MailFrame, MailLink, mailText } from "./mail-frame";

/** In English, as the admin is. */
export function StaffInvitationMail({ invitedBy, url }: { invitedBy: string; url: string }) {
  return (
    <MailFrame locale="en" preview={`${invitedBy} invites you`} title="Join the staff">
      <Text style={mailText}>{`${invitedBy} invites you to work in the shop's admin.`}</Text>
      <MailLink href={url}>Choose your name and password</MailLink>
      <Text style={mailText}>
        The link works once, for 72 hours. If you expect no invitation, do nothing: nobody gets in without it.
      </Text>
    </MailFrame>
  );
}
