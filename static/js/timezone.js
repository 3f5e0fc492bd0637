// Fills in the time zone of this device where a form asks for it. Without it the default stays.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("[data-timezone]")) {
  const known = !field.options || [...field.options].some((option) => option.value === zone);
  if (zone && known) field.value = zone;
}
