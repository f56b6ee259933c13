//! Tables of a page.

/// A table of cells that are markup already, the first column naming the rows.
pub fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head: Vec<String> =
        header.iter().map(|name| format!("<th scope=\"col\">{name}</th>")).collect();
    let head = head.concat();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let first = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells.map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr><th scope=\"row\">{first}</th>{}</tr>\n", rest.concat())
    };
    let rows: String = rows.map(row).collect();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}
