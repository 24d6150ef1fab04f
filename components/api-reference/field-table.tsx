import classes from "./api-reference.module.css";
import { describeType, type Field, type JsonSchema, listFields, listVariants } from "./json-schema";

type Props = { readonly caption: string; readonly schema: JsonSchema };

/** An object's fields as a table; anything else in one line. */
export function FieldTable({ caption, schema }: Props) {
  const fields = listFields(schema);
  if (fields.length > 0) return <Fields caption={caption} fields={fields} />;
  if (listVariants(schema).length > 0) return null;
  return (
    <p>
      <code>{describeType(schema)}</code>
    </p>
  );
}

/** The table itself, also for parameters. */
export function Fields({ caption, fields }: { readonly caption: string; readonly fields: readonly Field[] }) {
  return (
    <table className={classes["table"]} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, type, isRequired, description }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <code>{type}</code>
            </td>
            <td>{[isRequired ? "Required" : "", description].filter(Boolean).join(". ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
