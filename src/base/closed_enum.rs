//! One way to write a closed list: its values, their names in files, and what they are called for people.

use thiserror::Error;

/// A name that a closed list does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no {list} is called {name:?}")]
pub struct UnknownName {
    /// The list: the name of its type.
    pub list: &'static str,
    /// The name.
    pub name: String,
}

/// Makes an enum of a closed list, with all its values in order (`ALL`), their names in files and JSON (`name`, and
/// `FromStr` for the way back), and, where keys are given, the keys of what they are called in the locale files (`key`,
/// `message`). The names are part of formats: they may be added to, never changed. A list that is in no file has keys
/// alone, written `Variant => "key"`.
///
/// ```text
/// closed_enum!(
///     /// On what ground an attribution is made.
///     Basis {
///         /// The actor said so.
///         Stated = "stated", "basis-stated";
///     }
/// );
/// ```
macro_rules! closed_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal, $key:literal;)+ }) => {
        $crate::base::closed_enum!($(#[$doc])* $name { $($(#[$variant_doc])* $variant = $text;)+ });
        $crate::base::closed_enum!(@keys $name { $($variant => $key;)+ });
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $key:literal;)+ }) => {
        $crate::base::closed_enum!(@values $(#[$doc])* $name { $($(#[$variant_doc])* $variant;)+ });
        $crate::base::closed_enum!(@keys $name { $($variant => $key;)+ });
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal;)+ }) => {
        $crate::base::closed_enum!(@values $(#[$doc])* $name { $($(#[$variant_doc])* $variant;)+ });

        impl $name {
            /// Returns the name used in files and JSON.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::base::UnknownName;

            /// Returns the value of this name.
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::base::UnknownName { list: stringify!($name), name: name.to_owned() }),
                }
            }
        }
    };
    (@values $(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }
    };
    (@keys $name:ident { $($variant:ident => $key:literal;)+ }) => {
        impl $name {
            /// Returns the key of its name for people.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            /// Returns its name for people.
            pub const fn message(self) -> $crate::base::Message {
                $crate::base::Message::new(self.key())
            }
        }
    };
}

pub(crate) use closed_enum;

#[cfg(test)]
mod tests {
    closed_enum!(
        /// For the test.
        #[derive(Default)]
        Weather {
            /// Dry.
            #[default]
            Fair = "fair", "weather-fair";
            /// Wet.
            RainAtTimes = "rain-at-times", "weather-rain";
        }
    );

    #[test]
    fn names_lead_there_and_back() {
        assert_eq!(Weather::ALL, [Weather::default(), Weather::RainAtTimes]);
        for &weather in Weather::ALL {
            assert_eq!(weather.name().parse(), Ok(weather));
        }
        assert_eq!(Weather::RainAtTimes.message().key, "weather-rain");
        let error = "Fair".parse::<Weather>().expect_err("names are exact");
        assert_eq!(error.to_string(), "no Weather is called \"Fair\"");
    }
}
